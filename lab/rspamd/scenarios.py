"""Hands mail to the owner's Postfix, which asks rspamd, which asks the program by REST, and writes down what became of it.

Writes results.json as serving.Book has it, and in "checks" what rspamd itself answers about some messages.
"""

import json
import os
import signal
import sys
import time
import urllib.request
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from notices import ALDER, FORGED, HOSTILE, LONG, LURE, ORDINARY, OWNER, claiming, claims, notice, real  # noqa: E402
from serving import KEY, Book, serve  # noqa: E402

out, box = Path(sys.argv[1]), Path(os.environ["box"])
root = box / "rspamd/root"
maildir = box / "owner/root/var/mail/alder.example/robin/new"
settings = root / "etc/rspamd/truebounce.conf"


def mails():
    files = sorted(maildir.glob("*"), key=lambda file: file.stat().st_mtime_ns) if maildir.exists() else []
    return [file.read_bytes() for file in files]


def configure(old, new):
    """Other settings, and rspamd is told of them; then it is itself again."""
    text = settings.read_text()
    assert old in text
    settings.write_text(text.replace(old, new))
    os.kill(int((root / "run/rspamd/rspamd.pid").read_text()), signal.SIGHUP)
    time.sleep(2)  # the old processes end what they have begun


def check(name, mail, sender, client="198.51.100.25"):
    """What rspamd says over HTTP."""
    asked = book.gate.count
    request = urllib.request.Request("http://127.0.0.1:11333/checkv2", mail, {
        "From": sender, "Rcpt": OWNER, "IP": client, "Helo": "mx.birch.example", "Hostname": "mx.birch.example"})
    answer = json.loads(urllib.request.urlopen(request, timeout=30).read())
    checks[name] = {
        "action": answer["action"], "asked": book.gate.count - asked, "messages": answer.get("messages", {}),
        "symbols": {name: symbol["score"] for name, symbol in answer["symbols"].items() if "TRUEBOUNCE" in name}}


serve(out)
book = Book(ALDER, mails, root)
checks = book.cases["checks"] = {}
hand_over, gate = book.hand_over, book.gate
genuine = real("mx1.alder.example", ALDER)

# First it only looks.
check("genuine", genuine, "<>")
check("forged", notice("mx.birch.example", FORGED), "<>")
check("fake", LURE, "bounce@vps-12.oak.example")
check("ordinary", ORDINARY, "kim@birch.example")
check("inside", notice("mx.birch.example", FORGED), "<>", "127.0.0.1")
hand_over("genuine", genuine)
book.cases["genuine"]["heard"] = gate.heard.decode("latin-1")
hand_over("forged-annotated", notice("mx.birch.example", FORGED))
hand_over("ordinary", ORDINARY, "kim@birch.example")
hand_over("claims", claiming("mx1.alder.example"), "kim@birch.example")
hand_over("claims-in-notice", notice("mx.birch.example", FORGED, fields=claims("mx1.alder.example")))
hand_over("hostile-annotated", HOSTILE)

# Then it acts.
(root / "etc/rspamd/local.d/groups.conf").write_text(
    'group "truebounce" { symbols { "TRUEBOUNCE_FAKE" { weight = 8.0; } } }\n')
configure("# refuse = []", "refuse = []")
check("fake-scored", LURE, "bounce@vps-12.oak.example")
configure("refuse = []", 'refuse = ["backscatter", "fake"]')
check("forged-refused", notice("mx.birch.example", FORGED), "<>")
hand_over("genuine-still", genuine)
hand_over("forged", notice("mx.birch.example", FORGED))
hand_over("fake", LURE, "bounce@vps-12.oak.example")
hand_over("claims-in-forged", notice("mx.birch.example", FORGED, fields=claims("mx1.alder.example")))
hand_over("hostile", HOSTILE)
hand_over("hostile-sender", LURE, '"$(touch /owned)"@vps-12.oak.example', helo='a(b)"c"[192.0.2.25])$(touch,/owned);')
book.cases["hostile-sender"]["heard"] = gate.heard.decode("latin-1")
hand_over("long", LONG)

# Then the server fails.
book.troubles()
configure(KEY, "wrong")
hand_over("wrong-key", notice("mx.birch.example", FORGED))
book.write(out)
