"""Sends through the owner's Postfix, which signs return addresses, and tries to get past it.

Writes results.json into the folder named: for each case the reply of the server, and the message as it was delivered.
"""

import json
import os
import re
import smtplib
import sqlite3
import ssl
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from guarding import Guard, truebounce  # noqa: E402
from notices import ALDER, BIRCH, HOME, OWNER, now, text  # noqa: E402

LONG = os.environ["long"] + "@alder.example"

lab, out, box = Path(__file__).parent, Path(sys.argv[1]), Path(os.environ["box"])
maildir = box / "owner/root/var/mail/alder.example/robin/new"
mainlog = box / "far/root/var/log/exim4/mainlog"
results = {}


def says(*arguments):
    return subprocess.run(truebounce(*arguments), check=True, capture_output=True, text=True).stdout.strip()


def guard_with(mode, form="prefix"):
    settings = (lab / "milter.toml").read_text()
    for name, value in {"OUT": out, "MODE": mode, "FORM": form}.items():
        settings = settings.replace(f"@{name}@", str(value))
    (out / "milter.toml").write_text(settings)
    started = Guard(out / "milter.toml", out / "log/guard.jsonl")
    time.sleep(2)  # until its ledger is there
    return started


def arrived(known, seconds):
    end = time.time() + seconds
    while time.time() < end:
        fresh = [file for file in (maildir.glob("*") if maildir.exists() else []) if file.name not in known]
        if fresh:
            time.sleep(0.1)
            return fresh[0].read_bytes().decode("latin-1")
        time.sleep(0.05)
    return None


def known():
    return {file.name for file in maildir.glob("*")} if maildir.exists() else set()


def submit(name, to, sender=OWNER, expect=30):
    """The owner sends with a password; what comes back is what was delivered."""
    before = known()
    mail = EmailMessage()
    mail["Message-ID"], mail["Date"], mail["Subject"] = f"<{name}.7f2c91@alder.example>", now(), "Plan for Friday"
    mail["From"], mail["To"] = f"Robin Alder <{sender}>", to
    mail.set_content("Hello,\n\nthe plan for Friday is below.\n\nRobin\n")
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    with smtplib.SMTP(ALDER, 587, "[192.168.1.23]", 20, (HOME, 0)) as client:
        client.starttls(context=unchecked)
        client.login(OWNER, "correct horse")
        client.send_message(mail, sender, [to])
    results[name] = {"code": 250, "reply": "", "delivered": arrived(before, expect)}


def hand_over(name, to, mail, sender="", wait=15):
    """A stranger gives a message to the owner's server."""
    before = known()
    with smtplib.SMTP(ALDER, 25, "mx.birch.example", 30, (BIRCH, 0)) as client:
        client.ehlo()
        client.mail(sender)
        reply = client.rcpt(to)
        if reply[0] == 250:
            reply = client.data(mail)
    results[name] = {"code": reply[0], "reply": reply[1].decode("latin-1"),
                     "delivered": arrived(before, wait) if reply[0] == 250 else None}


def notice(message_id):
    """A notice as RFC 3464 has it."""
    return text(
        f"Date: {now()}", "From: Mail Delivery System <MAILER-DAEMON@mx.birch.example>", f"To: {OWNER}",
        "Subject: Undelivered Mail Returned to Sender", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        f"Message-ID: <{time.time()}@mx.birch.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "Your message could not be delivered.", "",
        "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.birch.example", "",
        "Final-Recipient: rfc822; lou@larch.example", "Action: failed", "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 5.1.1 <lou@larch.example>: User unknown", "",
        "--b", "Content-Type: text/rfc822-headers", "", f"Date: {now()}", f"From: Robin Alder <{OWNER}>",
        "To: lou@larch.example", "Subject: Plan for Friday", f"Message-ID: {message_id}", "", "--b--")


SENT, NEVER_SENT = "<made-far.7f2c91@alder.example>", "<a1@vps-12.oak.example>"
RECEIPT = text(
    f"Date: {now()}", "From: kim@birch.example", f"To: {OWNER}", "Subject: Read: Plan for Friday", "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"', "",
    "--b", "Content-Type: text/plain", "", "Your message was displayed.", "",
    "--b", "Content-Type: message/disposition-notification", "", "Final-Recipient: rfc822; kim@birch.example",
    "Original-Message-ID: <x.7f2c91@alder.example>", "Disposition: manual-action/MDN-sent-manually; displayed", "", "--b--")
VACATION = text(
    f"Date: {now()}", "From: kim@birch.example", f"To: {OWNER}", "Subject: Out of office: Plan for Friday",
    "Auto-Submitted: auto-replied", "", "I am away until Monday. Kim")
LIST = text(
    f"Date: {now()}", "From: Kim <kim@birch.example>", "To: trees@lists.birch.example", "Subject: [trees] Pruning",
    "List-Id: <trees.lists.birch.example>", "List-Post: <mailto:trees@lists.birch.example>", "Precedence: list", "",
    "When to prune an apple tree?")

keys, other = out / "batv.keys", out / "other.keys"
says("batv", "keys", "make", "--keys", keys)
other.write_text("1 another secret\n")


def signed(*options, address=OWNER, ring=keys):
    return says("batv", "sign", address, "--keys", ring, "--fold-case", *options)


def age_record(hours):
    """As if the guard had been at work for so long: only then does its record tell what never left."""
    with sqlite3.connect(out / "ledger.db") as ledger:
        ledger.execute("update run set started = started - ? where ended is null", (hours * 3_600_000,))
    time.sleep(2)


# In shadow all is signed and counted, and nothing is refused.
guard = guard_with("shadow")
age_record(4)
submit("made-far", "lou@larch.example")
submit("made-by-postfix", "nobody@birch.example")
submit("made-here", "kimm@birch.example")
submit("long", "lou@larch.example", LONG)
hand_over("shadow-unsigned", OWNER, notice(NEVER_SENT))
hand_over("shadow-list", OWNER, LIST, "trees-bounces@lists.birch.example")
submit("to-list", "trees@lists.birch.example", expect=2)
guard.stop()
results["shadow-report"] = json.loads(says("batv", "shadow", "--json", "--ledger", out / "ledger.db"))

guard = guard_with("enforce")
age_record(4)
hand_over("unsigned", OWNER, notice(NEVER_SENT))
hand_over("unsigned-but-sent", OWNER, notice(SENT))
hand_over("valid", signed(), notice(SENT))
hand_over("replay", signed(), notice(NEVER_SENT))
earlier = (datetime.now(timezone.utc) - timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
hand_over("expired", signed("--at", earlier), notice(NEVER_SENT))
hand_over("wrong-key", signed(ring=other), notice(NEVER_SENT))
hand_over("upper-case", signed().upper(), notice(SENT))
hand_over("lower-case", signed(address="Robin@Alder.example").lower(), notice(SENT))
hand_over("long-unsigned", LONG, notice("<long.7f2c91@alder.example>"))
hand_over("receipt", OWNER, RECEIPT)
hand_over("vacation", OWNER, VACATION)
hand_over("list", OWNER, LIST, "trees-bounces@lists.birch.example")
with smtplib.SMTP(ALDER, 25, "mx.birch.example", 20, (BIRCH, 0)) as client:
    client.ehlo()
    client.mail("")
    reply = client.rcpt(OWNER)
    results["callout"] = {"code": reply[0], "reply": reply[1].decode("latin-1"), "delivered": None}
submit("made-far-enforced", "max@larch.example")
# A key is changed while the guard runs: old tags still verify, new ones are made with the new key.
old = signed()
says("batv", "keys", "rotate", "--keys", keys)
time.sleep(4)
submit("made-with-new-key", "lou@larch.example")
hand_over("old-key", old, notice(SENT))
for guess in range(12):
    hand_over(f"guess-{guess}", re.sub("=([0-9]{4})[0-9a-f]{6}=", rf"=\g<1>{guess:06x}=", signed()), notice(NEVER_SENT))
hand_over("right-guess", signed(), notice(NEVER_SENT.replace("a1", "a2")))
guard.stop()
results["report"] = json.loads(says("batv", "shadow", "--json", "--ledger", out / "ledger.db"))

guard = guard_with("enforce", "sub-address")
submit("sub-address", "lou@larch.example")
guard.stop()

results["exim"] = mainlog.read_text()
(out / "results.json").write_text(json.dumps(results, indent=1))
