"""Makes messages with ARC chains, whole and damaged, and says what dkimpy finds; one tab-separated line for each.

Z <name> <text>                         a TXT record
C <name> <message, base64> <result>     a case
"""
import base64
import re

import dkim
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from dkim.canonicalization import CanonicalizationPolicy

import dkim_cases as made

RELAXED = CanonicalizationPolicy.from_c_value(b"relaxed/relaxed")


def relaxed(fields):
    return [b":".join(f) for f in RELAXED.canonicalize_headers(fields)]


def add(headers, body, cv=None, selector="rsa2048", names="from:to:subject:date", instance=None, seal_extra="", canon="relaxed/relaxed",
        results="mx.example.com; spf=pass smtp.mailfrom=joe@football.example.com"):
    chain = [f for f in headers if f[0].lower().startswith(b"arc-")]
    number = instance or len(chain) // 3 + 1
    aar = (b"ARC-Authentication-Results", (" i=%d; %s\r\n" % (number, results)).encode())
    template = " i=%d; a={a}; c={c}; d={d}; s={s};{x} h={h};\r\n bh={bh};\r\n b={b}" % number
    ams = (b"ARC-Message-Signature", made.sign(headers, body, selector, canon, names, template=template)[1])
    # made.sign signs over the field name of DKIM: sign again over the right one
    ams = resign(ams, headers, names, selector, canon)
    cv = cv or ("none" if number == 1 else "pass")
    head = " i=%d; a=rsa-sha256; t=1700000000; cv=%s; d=example.com; s=%s;%s b=" % (number, cv, selector, seal_extra)
    ordered = []
    for i in range(1, number):
        for kind in (b"arc-authentication-results", b"arc-message-signature", b"arc-seal"):
            ordered += [f for f in chain if f[0].lower() == kind and re.search(rb"\bi=%d;" % i, f[1])]
    data = b"".join(relaxed(ordered + [aar, ams])) + relaxed([(b"ARC-Seal", head.encode() + b"\r\n")])[0].rstrip(b"\r\n")
    signature = made.selector_key(selector).sign(data, padding.PKCS1v15(), hashes.SHA256())
    seal = (b"ARC-Seal", head.encode() + base64.b64encode(signature) + b"\r\n")
    return [seal, ams, aar] + headers


def resign(field, headers, names, selector, canon):
    bare = re.sub(rb"b=[A-Za-z0-9+/=\s]*$", b"b=", field[1])
    policy = CanonicalizationPolicy.from_c_value(canon.encode())
    fields = list(policy.canonicalize_headers(headers))
    data, seen = b"", {}
    for name in names.split(":"):
        same = [f for f in fields if f[0].lower() == name.encode()]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] <= len(same):
            data += b":".join(same[-seen[name]])
    data += b":".join(policy.canonicalize_headers([(field[0], bare + b"\r\n")])[0]).rstrip(b"\r\n")
    signature = made.selector_key(selector).sign(data, padding.PKCS1v15(), hashes.SHA256())
    return (field[0], bare + base64.b64encode(signature) + b"\r\n")


CASES = []


def case(name, headers, body=made.BODY):
    message = made.raw(headers, body)
    try:
        result = dkim.arc_verify(message, dnsfunc=made.lookup)[0]
    except Exception:
        result = dkim.CV_Fail
    CASES.append((name, base64.b64encode(message).decode(), (result or b"fail").decode()))


def change(headers, name, old, new, which=0):
    out, seen = [], 0
    for n, v in headers:
        if n.lower() == name:
            if seen == which:
                assert old in v, (name, old, v)
                v = v.replace(old, new)
            seen += 1
        out.append((n, v))
    return out


def without(headers, name, which=0):
    indexes = [i for i, f in enumerate(headers) if f[0].lower() == name]
    return [f for i, f in enumerate(headers) if i != indexes[which]]


def cases():
    base, body = made.HEADERS, made.BODY
    case("no chain", base)
    chains = {}
    for length in (1, 2, 3, 5):
        headers = base
        for i in range(length):
            headers = add([(b"Received", b" by hop%d.example\r\n" % i)] + headers, body)
        chains[length] = headers
        case("sound %d" % length, headers)
        case("body changed %d" % length, headers, body + b"Buy!\r\n")
        case("subject changed %d" % length, change(headers, b"subject", b"dinner", b"supper"))
        case("received added %d" % length, [(b"Received", b" by x.example\r\n")] + headers)
        case("newest results changed %d" % length, change(headers, b"arc-authentication-results", b"spf=pass", b"spf=fail"))
        case("oldest results changed %d" % length,
             change(headers, b"arc-authentication-results", b"spf=pass", b"spf=fail", length - 1))
        case("newest seal missing %d" % length, without(headers, b"arc-seal"))
        case("oldest seal missing %d" % length, without(headers, b"arc-seal", length - 1))
        case("newest message signature missing %d" % length, without(headers, b"arc-message-signature"))
        case("oldest results missing %d" % length, without(headers, b"arc-authentication-results", length - 1))
        case("newest set twice %d" % length, headers[:3] + headers)
        case("seal refolded %d" % length, change(headers, b"arc-seal", b" cv=", b"\r\n\tcv="))
        case("cv changed %d" % length, change(headers, b"arc-seal", b"cv=none" if length == 1 else b"cv=pass", b"cv=fail"))
    case("first says pass", add(base, body, cv="pass"))
    case("second says none", add(chains[1], body, cv="none"))
    case("second says fail", add(chains[1], body, cv="fail"))
    case("starts at two", add(base, body, instance=2))
    case("gap", add(chains[1], body, instance=3))
    case("instance zero", add(base, body, instance=0, cv="none"))
    case("seal with h", add(base, body, seal_extra=" h=from;"))
    case("simple message signature", add(base, body, canon="simple/simple"))
    case("key missing", change(add(base, body), b"arc-seal", b"s=rsa2048", b"s=nowhere"))
    changed = change(chains[1], b"subject", b"dinner", b"supper")
    case("list changed the subject and sealed", add(changed, body))
    case("list changed the body and sealed", add(chains[1], body + b"-- list\r\n"), body + b"-- list\r\n")
    case("short key", add(base, body, selector="rsa1024"))


cases()
for name, texts in made.ZONE.items():
    print("Z\t%s\t%s" % (name, base64.b64encode(texts[0].encode()).decode()))
for parts in CASES:
    print("C\t" + "\t".join(parts))
