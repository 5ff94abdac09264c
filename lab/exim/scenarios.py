"""Hands mail to the owner's Exim, which asks the program by REST, and writes down what became of it.

Writes results.json into the folder named: for each case the reply of the server, the seconds that it took, how often the
program was asked, and the message as it was delivered.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from notices import ALDER2, BIRCH, FORGED, ORDINARY, OWNER, claiming, claims, give, notice, now, text
from serving import KEY, Gate, serve

out, root = Path(sys.argv[1]), Path(os.environ["box"]) / "exim/root"
mbox = root / "var/mail/robin"
macros = root / "etc/exim4/exim4.conf.localmacros"
results = {}


def mails():
    return re.split(rb"(?m)^From [^\n]*\n", mbox.read_bytes())[1:] if mbox.exists() else []


def hand_over(name, mail, sender="", to=OWNER, server=ALDER2, source=BIRCH):
    before, asked, begun = len(mails()), gate.count, time.time()
    code, reply = give(server, mail, sender, to, source)
    seconds = time.time() - begun
    end = time.time() + 10
    while code == 250 and len(mails()) == before and time.time() < end:
        time.sleep(0.05)
    results[name] = {
        "code": code, "reply": reply.decode("latin-1"), "seconds": round(seconds, 1), "asked": gate.count - asked,
        "delivered": mails()[-1].decode("latin-1") if len(mails()) > before else None,
        "owned": any((place / "owned").exists() for place in (root, root / "tmp", Path("/"), Path("/tmp")))}


def configure(change):
    """Another configuration, and Exim is told of it."""
    macros.write_text(change(macros.read_text()))
    subprocess.run(["chroot", root, "update-exim4.conf"], check=True)
    log = root / "var/log/exim4/mainlog"
    known = log.read_text().count("daemon started")
    os.kill(int((root / "run/exim.pid").read_text()), signal.SIGHUP)
    while log.read_text().count("daemon started") == known:
        time.sleep(0.05)


SENT = (f"Date: {now()}", f"From: Robin Alder <{OWNER}>", "To: lou@larch.example", "Subject: Fence and trees",
        "Message-ID: <fence.7f2c91@alder.example>", "", "Hello")
REAL = notice("mx.birch.example", (
    "Received: from mx2.alder.example (mx2.alder.example [192.0.2.26]) by mx.birch.example with ESMTP id 4F2D2;"
    f" {now()}", *SENT), "lou@larch.example")
LURE = text(
    f"Date: {now()}", "From: Mail Delivery System <no-reply@vps-12.oak.example>", f"To: {OWNER}",
    "Subject: Undelivered mail: 7 messages are held", "Message-ID: <l1@vps-12.oak.example>", "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8", "",
    f"<p>Dear {OWNER}, 7 incoming messages could not be delivered to your mailbox because your password expires today.</p>"
    '<p><a href="http://login.lure-host.example/release?u=robin">Release messages to inbox</a></p>')
EVIL = ("${run{/bin/touch /owned}}", "${readsocket{inet:127.0.0.1:1}{x}}", "$(touch /owned)", "`touch /owned`",
        "'; touch /owned; '", '"}}${run{/bin/touch /tmp/owned}}{{"', "$acl_m_truebounce", "%0d%0aX: y", "\\N}\\n}",
        "${if eq{a}{a}{${run{/bin/touch /owned}}}}")
HOSTILE = notice("mx.birch.example", FORGED, fields=(
    *(f"X-Evil: {evil}" for evil in EVIL), *(f"{evil.replace(' ', '').replace(':', '')}: x" for evil in EVIL))).replace(
        b"Undelivered", "".join(EVIL).encode()).replace(
            b"I'm sorry", b"\x00\x01\xff\r\n.\r\n" + "\r\n".join(EVIL).encode() + b" I'm sorry")

(out / "sent.mbox").write_text("From robin Mon Nov 23 08:00:00 2026\n" + "\n".join(SENT) + "\n\n")
serve(out, "--sent", str(out / "sent.mbox"), "--trust", "alder.example")
gate = Gate()

# First it only looks.
hand_over("genuine", REAL)
results["genuine"]["heard"] = gate.heard.decode("latin-1")
hand_over("forged-annotated", notice("mx.birch.example", FORGED))
hand_over("ordinary", ORDINARY, "kim@birch.example")
hand_over("claims", claiming("mx2.alder.example"), "kim@birch.example")
hand_over("claims-in-notice", notice("mx.birch.example", FORGED, fields=claims("mx2.alder.example")))
hand_over("hostile-annotated", HOSTILE)

# Then it acts.
configure(lambda text: "TRUEBOUNCE_REFUSE = backscatter : fake\n" + text)
hand_over("genuine-still", REAL)
hand_over("forged", notice("mx.birch.example", FORGED))
hand_over("fake", LURE, "bounce@vps-12.oak.example")
hand_over("claims-in-forged", notice("mx.birch.example", FORGED, fields=claims("mx2.alder.example")))
hand_over("hostile", HOSTILE)
hand_over("hostile-recipient", notice("mx.birch.example", FORGED), to='"robin ${run{/bin/touch /owned}}"@alder.example')
hand_over("inside", notice("mx.birch.example", FORGED), server="127.0.0.1", source="127.0.0.1")
LONG = notice("mx.birch.example", FORGED + ("x" * 76,) * 40_000)
hand_over("long", LONG)

# Then the server fails.
for manner in ("deaf", "dripping", "garbage", "broken", "strange", "failing"):
    gate.manner = manner
    hand_over(manner, notice("mx.birch.example", FORGED))
gate.manner = "deaf"
hand_over("deaf-long", LONG)
gate.shut()
hand_over("shut", notice("mx.birch.example", FORGED))
gate.open()
hand_over("open-again", notice("mx.birch.example", FORGED))
configure(lambda text: text.replace(KEY, "wrong"))
hand_over("wrong-key", notice("mx.birch.example", FORGED))

(out / "results.json").write_text(json.dumps(results, indent=1))
