"""Makes signed messages, whole and damaged, and says what dkimpy finds; one tab-separated line for each.

Z <name> <text>                                         a TXT record
C <name> <message, base64> <time> <whole> <headers>     a case: one digit for each signature, 1 for pass; `headers` is what
                                                        dkimpy finds with the body that was signed
"""
import base64
import re
import time

import dkim
import nacl.signing
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from dkim.canonicalization import CanonicalizationPolicy

NOW = int(time.time())
ZONE = {}
CASES = []


def b64(data):
    return base64.b64encode(data)


def spki(key):
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def pkcs1(key):
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)


RSA = {}
for size in (512, 768, 1024, 2048, 3072):
    try:
        RSA[size] = rsa.generate_private_key(65537, size)
    except ValueError:  # newer libraries make no short keys
        pass
ED = nacl.signing.SigningKey.generate()


def publish(selector, text, domain="example.com"):
    ZONE.setdefault("%s._domainkey.%s" % (selector, domain), []).append(text)
    return selector


for bits, key in RSA.items():
    publish("rsa%d" % bits, "v=DKIM1; k=rsa; p=" + b64(spki(key)).decode())
publish("ed", "v=DKIM1; k=ed25519; p=" + b64(ED.verify_key.encode()).decode())


def lookup(name, timeout=5):
    name = name.decode() if isinstance(name, bytes) else name
    found = ZONE.get(name.rstrip(".").lower())
    return found[0].encode() if found else None


def crlf(text):
    text = text if isinstance(text, bytes) else text.encode()
    return re.sub(rb"\r?\n", b"\r\n", text)


HEADERS = [
    ("Received", " from a.example.com by b.example.com\r\n\twith ESMTP id 1; Mon, 1 Jan 2024 00:00:00 +0000"),
    ("From", " Joe  SixPack <joe@football.example.com>"),
    ("To", " Suzie Q <suzie@shopping.example.net>,\r\n  Ann <ann@example.net>"),
    ("Subject", " Is dinner \t ready?"),
    ("Date", " Fri, 11 Jul 2003 21:00:37 -0700 (PDT)"),
    ("Message-ID", " <20030712040037.46341.5F8J@football.example.com>"),
    ("References", " <aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com> <bbbbbbbbbbbbbbbbbbb@example.com>"),
]
HEADERS = [(n.encode(), v.encode() + b"\r\n") for n, v in HEADERS]
BODY = b"Hi.\r\n\r\nWe lost the game.  Are you  hungry yet?\r\n\r\nJoe.\r\n"
SIGNED = "from:to:subject:date:message-id:references"
BODIES = {
    "plain": BODY,
    "empty": b"",
    "one-newline": b"\r\n",
    "no-final-newline": b"Hi.\r\nJoe.",
    "trailing-blank-lines": BODY + b"\r\n\r\n\r\n",
    "trailing-white-lines": BODY + b" \r\n\t\r\n  \r\n",
    "white-ends": b"Hi. \r\n there\t \r\n\tJoe  and\t\tAnn\r\n",
    "leading-blank": b"\r\n\r\n  Hi\r\n",
    "only-white": b"   \r\n\t\r\n",
    "eight-bit": "Gr\u00fc\u00dfe \u20ac\r\n".encode() + b"\xff\xfe\x80\r\n",
    "bare-cr": b"a\rb \r c\r\nend\r\n",
    "long": (b"0123456789 " * 90 + b"\r\n") * 300,
}


def sign(headers=HEADERS, body=BODY, selector="rsa2048", canon="relaxed/relaxed", names=SIGNED, extra="",
         algorithm=None, template=None, domain="example.com", length=None):
    algorithm = algorithm or ("ed25519-sha256" if selector.startswith("ed") else "rsa-sha256")
    policy = CanonicalizationPolicy.from_c_value(canon.encode())
    hashed = policy.canonicalize_body(crlf(body))
    if length is not None:
        hashed = hashed[:length]
        extra += " l=%d;" % length
    digest = hashes.Hash(hashes.SHA1() if algorithm == "rsa-sha1" else hashes.SHA256())
    digest.update(hashed)
    template = template or " v=1; a={a}; c={c}; d={d}; s={s};{x}\r\n\th={h};\r\n\tbh={bh};\r\n\tb={b}"
    value = template.format(a=algorithm, c=canon, d=domain, s=selector, x=extra, h=names,
                            bh=b64(digest.finalize()).decode(), b="{b}")
    fields = list(policy.canonicalize_headers(headers))
    data, seen = b"", {}
    for name in re.split(r"\s*:\s*", names.lower()):
        same = [f for f in fields if f[0].lower() == name.encode()]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] <= len(same):
            data += b":".join(same[-seen[name]])
    unsigned = policy.canonicalize_headers([(b"DKIM-Signature", value.format(b="").encode() + b"\r\n")])[0]
    data += b":".join(unsigned).rstrip(b"\r\n")
    key = selector_key(selector)
    if isinstance(key, nacl.signing.SigningKey):
        inner = hashes.Hash(hashes.SHA256())
        inner.update(data)
        signature = key.sign(inner.finalize()).signature
    else:
        signature = key.sign(data, padding.PKCS1v15(), hashes.SHA1() if algorithm == "rsa-sha1" else hashes.SHA256())
    text = b64(signature).decode()
    folded = text[:60] + "\r\n\t " + text[60:] if len(text) > 60 else text
    return (b"DKIM-Signature", value.format(b=folded).encode() + b"\r\n")


def selector_key(selector):
    match = re.match(r"rsa(\d+)", selector)
    return RSA[int(match.group(1))] if match else ED if selector.startswith("ed") else RSA[2048]


def raw(headers, body):
    return b"".join(n + b":" + v for n, v in headers) + b"\r\n" + body


def verdicts(message):
    count = len(re.findall(rb"(?im)^dkim-signature\s*:", message.split(b"\r\n\r\n")[0]))
    found = ""
    for index in range(count):
        try:
            found += "1" if dkim.DKIM(message, minkey=1024).verify(index, dnsfunc=lookup) else "0"
        except Exception:
            found += "0"
    return found


def case(name, headers, body=BODY, signed_body=None):
    signed_body = body if signed_body is None else signed_body
    message = raw(headers, body)
    given = message.replace(b"\r\n", b"\n") if len(CASES) % 2 else message
    CASES.append((name, b64(given).decode(), str(NOW), verdicts(message), verdicts(raw(headers, signed_body))))


def combinations():
    for selector in ("rsa1024", "rsa2048", "ed"):
        for canon in ("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"):
            for label, body in BODIES.items():
                case("sound %s %s %s" % (selector, canon, label),
                     [sign(body=body, selector=selector, canon=canon)] + HEADERS, body)


def changed(headers, name, old, new):
    return [(n, v.replace(old, new) if n == name else v) for n, v in headers]


DAMAGES = {
    "nothing": lambda h: h,
    "subject": lambda h: changed(h, b"Subject", b"dinner", b"supper"),
    "subject-case": lambda h: changed(h, b"Subject", b"dinner", b"Dinner"),
    "subject-space": lambda h: changed(h, b"Subject", b" \t ", b" "),
    "refolded-to": lambda h: changed(h, b"To", b",\r\n  ", b", "),
    "fold-tab": lambda h: changed(h, b"To", b",\r\n  ", b",\r\n\t"),
    "new-fold": lambda h: changed(h, b"References", b"> <", b">\r\n <"),
    "fold-in-word": lambda h: changed(h, b"References", b"@example.com> <", b"@example.\r\n com> <"),
    "name-case": lambda h: [(n.upper() if n == b"Subject" else n, v) for n, v in h],
    "name-space": lambda h: [(n + b" " if n == b"Subject" else n, v) for n, v in h],
    "trailing-space": lambda h: changed(h, b"Date", b"\r\n", b" \t\r\n"),
    "received-on-top": lambda h: [(b"Received", b" by x.example\r\n")] + h,
    "received-changed": lambda h: changed(h, b"Received", b"b.example", b"c.example"),
    "received-removed": lambda h: [x for x in h if x[0] != b"Received"],
    "date-removed": lambda h: [x for x in h if x[0] != b"Date"],
    "second-subject-on-top": lambda h: [(b"Subject", b" other\r\n")] + h,
    "second-subject-below": lambda h: h + [(b"Subject", b" other\r\n")],
    "second-from-on-top": lambda h: [(b"From", b" evil@example.org\r\n")] + h,
    "second-from-below": lambda h: h + [(b"From", b" evil@example.org\r\n")],
    "order": lambda h: list(reversed(h)),
}


def damaged_headers():
    for selector in ("rsa2048", "ed"):
        for canon in ("simple/simple", "relaxed/relaxed"):
            for label, damage in DAMAGES.items():
                signature = sign(selector=selector, canon=canon)
                case("header %s %s %s" % (selector, canon, label), damage([signature] + HEADERS))
                if label.startswith("second") or label == "nothing":
                    over = sign(selector=selector, canon=canon, names=SIGNED + ":from:subject:cc:reply-to")
                    case("oversigned %s %s %s" % (selector, canon, label), damage([over] + HEADERS))


def damaged_bodies():
    damages = {
        "word": BODY.replace(b"game", b"match"),
        "appended": BODY + b"Buy!\r\n",
        "blank-lines": BODY + b"\r\n\r\n",
        "white-end": BODY.replace(b"Hi.", b"Hi. "),
        "white-inside": BODY.replace(b"you  hungry", b"you hungry"),
        "white-new": BODY.replace(b"Joe", b"J oe"),
        "cut": BODY[:20],
        "none": b"",
        "no-final-newline": BODY[:-2],
    }
    for selector in ("rsa2048", "ed"):
        for canon in ("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"):
            for label, body in damages.items():
                case("body %s %s %s" % (selector, canon, label),
                     [sign(selector=selector, canon=canon)] + HEADERS, body, BODY)


def lengths():
    for canon in ("simple/simple", "relaxed/relaxed"):
        policy = CanonicalizationPolicy.from_c_value(canon.encode())
        size = len(policy.canonicalize_body(BODY))
        for label, length, body in (
                ("exact", size, BODY),
                ("exact-appended", size, BODY + b"Buy!\r\n"),
                ("exact-blank-appended", size, BODY + b"\r\n\r\n"),
                ("part", 10, BODY),
                ("part-changed-after", 10, BODY.replace(b"Joe", b"Ann")),
                ("part-changed-before", 10, BODY.replace(b"Hi.", b"Ha.")),
                ("zero", 0, BODY),
                ("beyond", size + 100, BODY)):
            case("length %s %s" % (canon, label), [sign(canon=canon, length=length)] + HEADERS, body, BODY)


def times():
    for label, extra in {
            "t-past": " t=%d;" % (NOW - 1000),
            "t-future": " t=%d;" % (NOW + 90000),
            "t-slightly-future": " t=%d;" % (NOW + 600),
            "x-past": " t=%d; x=%d;" % (NOW - 200000, NOW - 100000),
            "x-future": " t=%d; x=%d;" % (NOW - 1000, NOW + 100000),
            "x-alone": " x=%d;" % (NOW + 100000),
            "x-before-t": " t=%d; x=%d;" % (NOW - 10, NOW - 20),
            "t-text": " t=today;",
            "x-text": " x=never;",
            "t-empty": " t=;",
    }.items():
        case("time " + label, [sign(extra=extra)] + HEADERS)


def keys():
    good = b64(spki(RSA[2048])).decode()
    ed = b64(ED.verify_key.encode()).decode()
    for label, text in {
            "revoked": "v=DKIM1; k=rsa; p=",
            "no-p": "v=DKIM1; k=rsa",
            "no-version": "k=rsa; p=" + good,
            "no-type": "v=DKIM1; p=" + good,
            "wrong-version": "v=DKIM2; p=" + good,
            "lower-version": "v=dkim1; p=" + good,
            "version-last": "p=" + good + "; v=DKIM1",
            "unknown-type": "v=DKIM1; k=dsa; p=" + good,
            "type-of-other-algorithm": "v=DKIM1; k=ed25519; p=" + ed,
            "sha1-only": "v=DKIM1; h=sha1; p=" + good,
            "sha256": "v=DKIM1; h=sha256; p=" + good,
            "both-hashes": "v=DKIM1; h=sha1:sha256; p=" + good,
            "service-any": "v=DKIM1; s=*; p=" + good,
            "service-email": "v=DKIM1; s=email; p=" + good,
            "service-other": "v=DKIM1; s=tlsrpt; p=" + good,
            "testing": "v=DKIM1; t=y; p=" + good,
            "strict": "v=DKIM1; t=s; p=" + good,
            "note": "v=DKIM1; n=a note with spaces; p=" + good,
            "unknown-tag": "v=DKIM1; zz=1; p=" + good,
            "spaces-in-p": "v=DKIM1; p=" + good[:30] + " " + good[30:99] + "\t" + good[99:],
            "no-spaces": "v=DKIM1;k=rsa;p=" + good + ";",
            "bad-base64": "v=DKIM1; p=!!!" + good[3:],
            "cut": "v=DKIM1; p=" + good[:100],
            "other-key": "v=DKIM1; p=" + b64(spki(RSA[1024])).decode(),
            "bare-rsa": "v=DKIM1; p=" + b64(pkcs1(RSA[2048])).decode(),
            "not-a-key": "hello world",
            "empty": "",
            "twice-p": "v=DKIM1; p=" + good + "; p=" + good,
    }.items():
        case("key " + label, [sign(selector=publish("k-" + label, text))] + HEADERS)
    case("key missing", [sign(selector="nowhere")] + HEADERS)
    for bits in RSA:
        case("key rsa%d" % bits, [sign(selector="rsa%d" % bits)] + HEADERS)
    publish("edspki", "v=DKIM1; k=ed25519; p=" + b64(bytes.fromhex("302a300506032b6570032100") + ED.verify_key.encode()).decode())
    case("key ed25519 wrapped", [sign(selector="edspki")] + HEADERS)
    publish("edcut", "v=DKIM1; k=ed25519; p=" + ed[:20])
    case("key ed25519 cut", [sign(selector="edcut")] + HEADERS)
    publish("edrevoked", "v=DKIM1; k=ed25519; p=")
    case("key ed25519 revoked", [sign(selector="edrevoked")] + HEADERS)
    for label, identity in (("same", "joe@example.com"), ("below", "joe@mail.example.com"), ("above", "joe@com"),
                            ("other", "joe@example.org"), ("ends-alike", "joe@badexample.com"), ("bare", "@example.com"),
                            ("upper", "Joe@EXAMPLE.com")):
        case("identity " + label, [sign(extra=" i=%s;" % identity)] + HEADERS)
        case("identity strict " + label, [sign(selector="k-strict", extra=" i=%s;" % identity)] + HEADERS)


def syntax():
    base = " v=1; a={a}; c={c}; d={d}; s={s};{x} h={h}; bh={bh}; b={b}"
    for label, template in {
            "one-line": base,
            "final-semicolon": base + ";",
            "final-semicolon-space": base + " ; ",
            "b-first": " b={b}; v=1; a={a}; c={c}; d={d}; s={s};{x} h={h}; bh={bh}",
            "spaces-round-equals": " v = 1 ; a = {a} ; c = {c} ; d = {d} ; s = {s} ;{x} h = {h} ; bh = {bh} ; b = {b}",
            "tabs": "\tv=1;\ta={a};\tc={c};\td={d};\ts={s};{x}\th={h};\tbh={bh};\tb={b}",
            "no-space": "v=1;a={a};c={c};d={d};s={s};{x}h={h};bh={bh};b={b}",
            "folded-everywhere": "\r\n v=1;\r\n a={a};\r\n\tc={c};\r\n d={d}\r\n ;\r\n s={s};{x}\r\n h={h};\r\n bh=\r\n {bh};\r\n b=\r\n {b}",
            "no-version": base.replace(" v=1;", ""),
            "version-2": base.replace("v=1", "v=2"),
            "version-later": base.replace(" v=1;", "").replace(" bh=", " v=1; bh="),
            "no-algorithm": base.replace(" a={a};", ""),
            "no-domain": base.replace(" d={d};", ""),
            "no-selector": base.replace(" s={s};", ""),
            "no-names": base.replace(" h={h};", ""),
            "no-body-hash": base.replace(" bh={bh};", ""),
            "no-b": base.replace(" b={b}", ""),
            "empty-b": base.replace("{b}", ""),
            "unknown-tag": base.replace(" h=", " zz=unknown; h="),
            "z-tag": base.replace(" h=", " z=From:joe|To:ann; h="),
            "twice-d": base + "; d=example.com",
            "junk-tag": base.replace(" h=", " junk; h="),
            "empty-tag": base.replace(" h=", " ; h="),
            "bad-name": base.replace(" h=", " 1a=x; h="),
            "upper-tag": base.replace(" d=", " D="),
            "query": base.replace(" h=", " q=dns/txt; h="),
            "query-other": base.replace(" h=", " q=http; h="),
            "b-like-tag": base.replace(" h=", " bb=x; h="),
            "bad-body-hash": base.replace("{bh}", "AAAA"),
            "length-text": base.replace(" h=", " l=ten; h="),
            "length-empty": base.replace(" h=", " l=; h="),
            "length-negative": base.replace(" h=", " l=-1; h="),
            "domain-upper": base.replace("{d}", "EXAMPLE.COM"),
            "domain-other": base.replace("{d}", "example.org"),
            "domain-bad": base.replace("{d}", "exa(mple.com"),
            "algorithm-upper": base.replace("{a}", "RSA-SHA256"),
            "algorithm-unknown": base.replace("{a}", "rsa-sha512"),
            "algorithm-other": base.replace("{a}", "ed25519-sha256"),
    }.items():
        case("syntax " + label, [sign(template=template)] + HEADERS)
        if label in ("one-line", "tabs", "no-space", "folded-everywhere", "spaces-round-equals", "b-first"):
            case("syntax simple " + label, [sign(template=template, canon="simple/simple")] + HEADERS)
    for label, canon in (("relaxed-alone", "relaxed"), ("simple-alone", "simple")):
        case("canon " + label, [sign(canon=canon)] + HEADERS)
    case("canon missing", [sign(canon="simple/simple", template=base.replace(" c={c};", ""))] + HEADERS)
    case("canon unknown", [sign(template=base.replace("{c}", "nofws"))] + HEADERS)
    for label, names in (("no-from", "to:subject"), ("from-alone", "from"), ("upper", "FROM:To:SUBJECT"),
                         ("spaces", "from : to :\r\n\tsubject"), ("absent-fields", "from:cc:bcc:x-none:to"),
                         ("received", "from:received:received"), ("empty-item", "from::to"), ("itself", "from:dkim-signature")):
        case("names " + label, [sign(names=names)] + HEADERS)
    case("algorithm rsa-sha1", [sign(algorithm="rsa-sha1")] + HEADERS)


def several():
    one, two, three = sign(), sign(selector="ed"), sign(selector="rsa1024", canon="simple/simple")
    broken = sign(body=b"other")
    case("several two sound", [one, two] + HEADERS)
    case("several three sound", [one, two, three] + HEADERS)
    case("several first broken", [broken, two] + HEADERS)
    case("several second broken", [one, broken] + HEADERS)
    case("several apart", [one] + HEADERS[:3] + [two] + HEADERS[3:])
    case("several below", HEADERS + [one, two])
    outer = sign(headers=[one] + HEADERS, names=SIGNED + ":dkim-signature")
    case("several outer signs inner", [outer, one] + HEADERS)
    case("several outer signs inner, changed", [outer, sign(selector="rsa1024")] + HEADERS)
    case("several unsigned", HEADERS)


def by_dkimpy():
    pem = RSA[2048].private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL,
                                  serialization.NoEncryption())
    for canon in ((b"simple", b"simple"), (b"relaxed", b"relaxed"), (b"relaxed", b"simple")):
        for label, body in BODIES.items():
            message = raw(HEADERS, body)
            field = dkim.sign(message, b"rsa2048", b"example.com", pem, canonicalize=canon)
            name, value = field.split(b":", 1)
            case("dkimpy %s %s" % (b"/".join(canon).decode(), label), [(name, value)] + HEADERS, body)


def main():
    for make in (combinations, damaged_headers, damaged_bodies, lengths, times, keys, syntax, several, by_dkimpy):
        make()
    for name, texts in ZONE.items():
        for text in texts:
            print("Z\t%s\t%s" % (name, base64.b64encode(text.encode()).decode()))
    for parts in CASES:
        print("C\t" + "\t".join(parts))


if __name__ == "__main__":
    main()
