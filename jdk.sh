# Finds the JDK that TrueBounce builds and runs with: the newest one of at least 21.
# Sourced by ./truebounce, ./check and .ci/run. Sets JAVA_HOME; returns 1, with one clear line, where there is none.
# TRUEBOUNCE_JAVA_HOME, when set, is taken whatever its version.
# TRUEBOUNCE_JDK_FOLDERS, when set, names the only folders to look at, with colons between them; it may hold patterns.

truebounce_java_version() { # FOLDER: prints the feature version of the JDK there, or nothing
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

truebounce_find_java() {
  local best="" best_version=0 folder version folders IFS=:
  if [ -n "${TRUEBOUNCE_JAVA_HOME:-}" ]; then
    if [ ! -x "$TRUEBOUNCE_JAVA_HOME/bin/java" ]; then
      echo "truebounce: TRUEBOUNCE_JAVA_HOME is no JDK, bin/java is missing: $TRUEBOUNCE_JAVA_HOME" >&2
      return 1
    fi
    export JAVA_HOME="$TRUEBOUNCE_JAVA_HOME"
    return 0
  fi
  folders=("${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home)
  # shellcheck disable=SC2206 # it is split at its colons
  [ -z "${TRUEBOUNCE_JDK_FOLDERS+set}" ] || folders=("" $TRUEBOUNCE_JDK_FOLDERS)
  for folder in "${folders[@]}"; do
    [ -n "$folder" ] || continue
    version=$(truebounce_java_version "$folder")
    if [ -n "$version" ] && [ "$version" -ge 21 ] && [ "$version" -gt "$best_version" ]; then
      # A build needs javac; a run alone would not, but the first run builds.
      [ -x "$folder/bin/javac" ] || continue
      best=$folder best_version=$version
    fi
  done
  if [ -z "$best" ]; then
    echo "truebounce: no JDK of version 21 or newer was found. Install one (Debian: apt-get install openjdk-21-jdk;" \
      "others: https://adoptium.net) or point TRUEBOUNCE_JAVA_HOME at it." >&2
    return 1
  fi
  export JAVA_HOME="$best"
}

# Prints the Maven to build with: the one on the path, else the wrapper's.
truebounce_maven() {
  if command -v mvn >/dev/null 2>&1; then command -v mvn; else
    echo "truebounce: Apache Maven was not found. Install it (Debian: apt-get install maven)." >&2
    echo false
  fi
}
