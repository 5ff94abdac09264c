"""Says what is right for many SPF questions, one tab-separated line for each.

Z <zone> <name> <type> <value, base64>       a record; the type TIMEOUT makes questions to the name fail
C <origin> <zone> <name> <address> <sender> <helo> <results, by |>

The cases of origin `suite` and their results come from the openspf.org test suite that Debian ships with python3-spf; those of
origin `pyspf` are made here, and pyspf gives the results.
"""
import base64
import gzip
import os
import socket

import spf
import yaml

SUITE = "/usr/share/doc/python3-spf/rfc7208-tests.yml.gz"


def records(zone):
    """(name, type, value) of a zone of the suite, with TXT made of SPF where TXT is not given."""
    for name, entries in zone.items():
        types = [list(e)[0] for e in entries if isinstance(e, dict)]
        for entry in entries:
            if entry == "TIMEOUT":
                yield name, "TIMEOUT", ""
                continue
            for kind, value in entry.items():
                if kind == "SPF":
                    if "TXT" in types:
                        continue
                    kind = "TXT"
                if value == "NONE":
                    continue
                if value == "TIMEOUT":
                    yield name, "TIMEOUT", kind
                elif kind == "TXT":
                    yield name, kind, value if isinstance(value, str) else "".join(value)
                elif kind == "MX":
                    yield name, kind, "%d %s" % tuple(value)
                else:
                    yield name, kind, value


def b64(text):
    return base64.b64encode(text.encode("utf-8")).decode()


def suite():
    if not os.path.exists(SUITE):
        return
    with gzip.open(SUITE, "rb") as file:
        for number, scenario in enumerate(yaml.safe_load_all(file)):
            zone = "suite%d" % number
            for name, kind, value in records(scenario["zonedata"]):
                print("\t".join(("Z", zone, name, kind, b64(value))))
            for name, test in scenario["tests"].items():
                result = test["result"]
                results = result if isinstance(result, str) else "|".join(result)
                print("\t".join(("C", "suite", zone, scenario["description"] + " / " + name, test["host"],
                                 test.get("mailfrom") or "", test.get("helo") or "", results)))


HOSTS = {
    "a.example.com": [("A", "192.0.2.1"), ("A", "192.0.2.2"), ("AAAA", "2001:db8::1")],
    "b.example.com": [("A", "198.51.100.1")],
    "six.example.com": [("AAAA", "2001:db8:1::1")],
    "mx.example.com": [("MX", "20 b.example.com"), ("MX", "10 a.example.com")],
    "nomx.example.com": [("TXT", "nothing")],
    "nullmx.example.com": [("MX", "0 .")],
    "alias.example.com": [("CNAME", "a.example.com")],
    "pass.example.com": [("TXT", "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all")],
    "soft.example.com": [("TXT", "v=spf1 ~all")],
    "neutral.example.com": [("TXT", "v=spf1 ?all")],
    "open.example.com": [("TXT", "v=spf1 +all")],
    "broken.example.com": [("TXT", "v=spf1 fnord -all")],
    "two.example.com": [("TXT", "v=spf1 -all"), ("TXT", "v=spf1 +all")],
    "bare.example.com": [("TXT", "v=spf1")],
    "loop.example.com": [("TXT", "v=spf1 include:loop.example.com -all")],
    "loop2.example.com": [("TXT", "v=spf1 redirect=loop2.example.com")],
    "slow.example.com": [("TIMEOUT", "")],
    "1.192.0.2.check.example.com": [("A", "127.0.0.2")],
    "joe.user.example.com": [("A", "127.0.0.2")],
    "192.0.2.1.in.example.com": [("A", "127.0.0.2")],
    "com.example.rev.example.com": [("A", "127.0.0.2")],
    "1.2.0.192.in-addr.arpa": [("PTR", "a.example.com"), ("PTR", "liar.example.net")],
    "2.2.0.192.in-addr.arpa": [("PTR", "liar.example.net")],
    "liar.example.net": [("A", "203.0.113.1")],
    socket.inet_pton(socket.AF_INET6, "2001:db8::1").hex()[::-1].replace("", ".")[1:-1] + ".ip6.arpa":
        [("PTR", "a.example.com")],
}
for n in range(12):
    HOSTS["chain%d.example.com" % n] = [("TXT", "v=spf1 include:chain%d.example.com -all" % (n + 1))]
HOSTS["chain12.example.com"] = [("TXT", "v=spf1 ip4:192.0.2.1 -all")]

POLICIES = """
-all | ~all | ?all | +all | all | ALL | -All
ip4:192.0.2.1 -all | ip4:192.0.2.0/24 ~all | ip4:192.0.2.2/31 -all | -ip4:192.0.2.1 +all | ip4:192.0.2.1/0 -all | ip4:192.0.2 -all
ip4:192.0.2.1/33 -all | ip4:192.0.2.1/ -all | ip4 -all | ip4:2001:db8::1 -all | ip4:192.0.2.1/08 -all | ip4:192.0.2.1//32 -all
ip6:2001:db8::1 -all | ip6:2001:db8::/32 -all | ip6:2001:db8::/129 -all | ip6:192.0.2.1 -all | ip6:::1 -all | ip6:2001:db8::/0 -all
a:a.example.com -all | a:b.example.com -all | a:a.example.com/24 -all | a:a.example.com//32 -all | a:a.example.com/24//64 -all
a:b.example.com/0 -all | a:a.example.com/ -all | a:a.example.com/33 -all | a:a.example.com//129 -all | a: -all | a:alias.example.com -all
a:six.example.com ?all | a:none.example.com -all | a:slow.example.com -all | a -all | a/24 -all | a:example -all | a:a.example.com. -all
mx:mx.example.com -all | mx:mx.example.com/25 -all | mx:nomx.example.com -all | mx:nullmx.example.com -all | mx -all | mx:slow.example.com -all
mx: -all | mx/24 ~all | mx:mx.example.com//48 -all
ptr -all | ptr:example.com -all | ptr:example.net -all | ptr:a.example.com ~all | ptr: -all | ptr/24 -all
include:pass.example.com -all | include:soft.example.com -all | include:neutral.example.com ?all | include:open.example.com -all
include:broken.example.com -all | include:two.example.com -all | include:none.example.com -all | include:slow.example.com -all
include:loop.example.com -all | include -all | include: -all | -include:pass.example.com +all | ?include:pass.example.com -all
include:chain3.example.com -all | include:chain2.example.com -all | include:chain4.example.com -all | include:nomx.example.com -all
exists:a.example.com -all | exists:none.example.com -all | exists:six.example.com -all | exists -all | exists: -all | exists:a.example.com/24 -all
exists:%{l}.user.example.com -all | exists:%{i}.in.example.com -all | exists:%{or2}.rev.example.com -all | exists:%{dr-}.rev.example.com -all
exists:%{x}.example.com -all | exists:%{l -all | exists:%%.example.com -all | exists:%{d0}.example.com -all | exists:%(l).example.com -all
exists:%{L}.user.example.com -all | exists:%{l1r-}.user.example.com -all | exists:%{h} -all | exists:%{p}.example.com -all | exists:%{v}.example.com -all
redirect=pass.example.com | redirect=none.example.com | redirect=broken.example.com | redirect=loop2.example.com | redirect= | redirect=slow.example.com
redirect=pass.example.com -all | ?all redirect=pass.example.com | redirect=pass.example.com redirect=open.example.com | redirect=soft.example.com
ip4:192.0.2.1 redirect=soft.example.com | redirect=two.example.com
exp=none.example.com -all | exp= -all | moo=yes -all | moo=%{x} -all | moo= -all | mo.o-1_x=yes ~all | 1moo=yes -all | exp=a.example.com exp=b.example.com -all
fnord -all | -all fnord | ip4:192.0.2.1 fnord | all:x | all/8 | +-all | --all | =all | ip4:192.0.2.1,-all | a:a.example.com:b -all
a:none1.example.com a:none2.example.com -all | a:none1.example.com a:none2.example.com a:none3.example.com -all
a:none1.example.com mx:none2.example.com exists:none3.example.com +all | exists:n1.example.com exists:n2.example.com ip4:192.0.2.1 -all
a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com ~all
a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:b.example.com a:a.example.com ~all
"""


def made():
    for name, entries in HOSTS.items():
        for kind, value in entries:
            print("\t".join(("Z", "made", name, kind, b64(value))))
    policies = [p.strip() for line in POLICIES.strip().split("\n") for p in line.split(" | ")]
    for number, policy in enumerate(policies):
        domain = "p%d.example.com" % number
        HOSTS[domain] = [("TXT", "v=spf1 " + policy), ("A", "192.0.2.1"), ("MX", "10 a.example.com")]
        for kind, value in HOSTS[domain]:
            print("\t".join(("Z", "made", domain, kind, b64(value))))
        for address in ("192.0.2.1", "203.0.113.9", "2001:db8::1"):
            sender, helo = ("joe@" + domain, "helo.example.com") if number % 3 else ("", domain)
            result = spf.query(i=address, s=sender, h=helo, strict=True).check()[0]
            print("\t".join(("C", "pyspf", "made", "%s from %s" % (policy, address), address, sender, helo, result)))


def lookup(name, qtype, strict=True, timeout=None):
    entries = HOSTS.get(name.rstrip(".").lower())
    for kind, value in entries or ():
        if kind == "TIMEOUT":
            raise spf.TempError("timeout")
        if kind == "CNAME" and qtype != "CNAME":
            yield (name, "CNAME"), value
            yield from lookup(value, qtype)
        if kind != qtype:
            continue
        if kind == "TXT":
            value = (value.encode(),)
        elif kind == "MX":
            preference, host = value.split()
            value = (int(preference), host)
        elif kind == "AAAA":
            value = socket.inet_pton(socket.AF_INET6, value) if spf.DNSLookup_pydns is None else value
        yield (name, kind), value


spf.DNSLookup = lookup
suite()
made()
