#!/usr/bin/env bash
# aot.sh APP JAVA_HOME: prepares a fast start of the program in APP for that JDK, where the JDK can.
# What it leaves in APP is bound to this JDK and these jars; the JDK itself passes over what does not fit.

set -u
app=$1 java=$2
rm -f "$app/options" "$app/options-serve" "$app"/*.aot "$app"/*.jsa
feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java/release")
home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
quiet=(-Xlog:disable -Xlog:all=off)
cache() { # NAME OPTIONS TRAINING...: what that training loads, and the options that use it
  local cache=$app/$1.aot options=$app/$2
  shift 2
  "$java/bin/java" "${quiet[@]}" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -XX:AOTCacheOutput="$cache" -cp "$app/*" \
    org.truebounce.cli.Training "$@" "$home"/examples/*.eml >/dev/null 2>&1
  [ -r "$cache" ] && printf '%s\n' "-XX:AOTCache=$cache" "${quiet[@]}" >"$options"
}
if [ "$feature" -ge 25 ]; then # JEP 514
  cache truebounce options check
  cache serve options-serve serve # of its own: a larger cache would cost every other start
else # JEP 350 and its automatic form of JDK 19
  printf '%s\n' "-XX:SharedArchiveFile=$app/truebounce.jsa" -XX:+AutoCreateSharedArchive "${quiet[@]}" >"$app/options"
fi
exit 0
