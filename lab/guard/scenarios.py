"""Hands mail to the owner's Postfix, which asks the guard, and writes down what became of it.

Writes results.json into the folder named: for each case the reply of the server, and the message as it was delivered.
"""

import json
import os
import signal
import smtplib
import socket
import ssl
import sys
import time
from datetime import datetime, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

OWNER = "robin@alder.example"
PASSWORD = "correct horse"
ALDER, BIRCH = "192.0.2.25", "198.51.100.25"
HOME, SPAMMER = "203.0.113.7", "203.0.113.66"

out, guard = Path(sys.argv[1]), int(sys.argv[2])
inbox = Path(os.environ["box"]) / "owner/root/var/mail/alder.example/robin/new"
results = {}


def now():
    return format_datetime(datetime.now(timezone.utc))


def text(*lines):
    return ("\r\n".join(lines) + "\r\n").encode()


def arrived(known, seconds=15):
    """The first message in the inbox that was not known before."""
    end = time.time() + seconds
    while time.time() < end:
        fresh = [file for file in (inbox.glob("*") if inbox.exists() else []) if file.name not in known]
        if fresh:
            time.sleep(0.1)
            return fresh[0].read_bytes().decode("latin-1")
        time.sleep(0.05)
    return None


def known():
    return {file.name for file in inbox.glob("*")} if inbox.exists() else set()


def hand_over(name, mail, sender="", to=OWNER, source=BIRCH, helo="mx.birch.example", wait=15):
    """A stranger gives a message to the owner's server."""
    before = known()
    begun = time.time()
    reply = None
    with smtplib.SMTP(ALDER, 25, helo, 20, (source, 0)) as client:
        client.ehlo()
        client.mail(sender)
        reply = client.rcpt(to)
        if reply[0] == 250:
            reply = client.data(mail)
    seconds = time.time() - begun
    keep(name, reply, arrived(before, wait) if reply[0] == 250 else None, seconds)


def keep(name, reply, delivered, seconds=0.0):
    results[name] = {"code": reply[0], "reply": reply[1].decode("latin-1"), "delivered": delivered, "seconds": seconds}


def submit(name, to, subject, expect=True):
    """The owner sends with a password; what comes back is what was delivered."""
    before = known()
    mail = EmailMessage()
    mail["Message-ID"] = f"<{name}.7f2c91@alder.example>"
    mail["Date"] = now()
    mail["From"] = f"Robin Alder <{OWNER}>"
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content("Hello,\n\nthe plan for Friday is below.\n\nRobin\n")
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    with smtplib.SMTP(ALDER, 587, "[192.168.1.23]", 10, (HOME, 0)) as client:
        client.starttls(context=unchecked)
        client.login(OWNER, PASSWORD)
        client.send_message(mail, OWNER, [to])
    keep(name, (250, b""), arrived(before, 30) if expect else None)


def inject(name, server, source, helo, mail, sender, to):
    """A spammer gives the owner's address to a foreign server."""
    with smtplib.SMTP(server, 25, helo, 10, (source, 0)) as client:
        client.sendmail(sender, [to], mail)


def notice(reporter, original, recipient="kim@birch.example", fields=()):
    """A notice as RFC 3464 has it, of a message with this header."""
    return text(
        *fields,
        f"Date: {now()}", f"From: Mail Delivery System <MAILER-DAEMON@{reporter}>", f"To: {OWNER}",
        "Subject: Undelivered Mail Returned to Sender", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        f"Message-ID: <{time.time()}@{reporter}>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", f"This is the mail system at host {reporter}.", "",
        "I'm sorry to have to inform you that your message could not",
        "be delivered to one or more recipients. It's attached below.", "",
        f"<{recipient}>: host {reporter} said: 550 5.1.1 <{recipient}>: User unknown", "",
        "--b", "Content-Type: message/delivery-status", "", f"Reporting-MTA: dns; {reporter}", "",
        f"Final-Recipient: rfc822; {recipient}", "Action: failed", "Status: 5.1.1",
        f"Diagnostic-Code: smtp; 550 5.1.1 <{recipient}>: User unknown", "",
        "--b", "Content-Type: message/rfc822", "", *original, "", "--b--")


FORGED = (
    "Received: from vps-12.oak.example (unknown [203.0.113.66]) by mx.birch.example (Postfix) with ESMTP id 4F2D1;"
    f" {now()}",
    f"Date: {now()}", f"From: Robin <{OWNER}>", "To: kim@birch.example", "Subject: Cheap pills",
    "Message-ID: <a7@vps-12.oak.example>", "", "Best prices.")

# The owner's own server makes the notice: Postfix asks no filter about it unless told to.
submit("made-here", "kimm@birch.example", "Plan for Friday")
# The far Exim takes it and bounces.
submit("made-far", "lou@larch.example", "Fence and trees")

# A forged bounce is refused while the server that sends it is still there.
hand_over("forged", notice("mx.birch.example", FORGED))
# The same by way of a real server that bounces afterwards; its log tells what it was told.
inject("forged-far", BIRCH, SPAMMER, "vps-12.oak.example", text(
    f"Date: {now()}", f"From: Robin <{OWNER}>", "To: sales@larch.example", "Subject: Cheap pills",
    "Message-ID: <a8@vps-12.oak.example>", "", "Best prices."), OWNER, "sales@larch.example")

# What is no notice passes as it is.
hand_over("receipt", text(
    f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Read: Plan for Friday",
    "Message-ID: <r1@birch.example>", "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"', "",
    "--b", "Content-Type: text/plain", "", "Your message was displayed.", "",
    "--b", "Content-Type: message/disposition-notification", "", "Reporting-UA: mail.birch.example; Mail 1.0",
    "Final-Recipient: rfc822;kim@birch.example", "Original-Message-ID: <plan@alder.example>",
    "Disposition: manual-action/MDN-sent-manually; displayed", "", "--b--"))
hand_over("vacation", text(
    f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Out of office: Plan for Friday",
    "Message-ID: <v1@birch.example>", "Auto-Submitted: auto-replied", "", "I am away until Monday. Kim"))
hand_over("list", text(
    f"Date: {now()}", "From: Kim <kim@birch.example>", "To: trees@lists.birch.example", "Subject: [trees] Pruning",
    "Message-ID: <l1@birch.example>", "List-Id: <trees.lists.birch.example>", "Precedence: list", "",
    "When to prune an apple tree?"), "trees-bounces@lists.birch.example")
hand_over("ordinary", text(
    f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Re: Plan for Friday",
    "Message-ID: <o1@birch.example>", "", "See you on Friday."), "kim@birch.example")
# Results and verdicts that a stranger wrote under our name.
hand_over("claims", text(
    "Authentication-Results: mx1.alder.example; spf=pass smtp.mailfrom=kim@birch.example",
    "Authentication-Results: mx.birch.example; dkim=pass header.d=birch.example",
    "X-TrueBounce: genuine; confidence=0.999", "X-TrueBounce-File: genuine", f"Date: {now()}",
    "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Lunch",
    "X-TrueBounce: genuine", "Message-ID: <o2@birch.example>", "", "Lunch on Friday?"), "kim@birch.example")
# A server asks whether an address is good, and hangs up.
with smtplib.SMTP(ALDER, 25, "mx.birch.example", 10, (BIRCH, 0)) as client:
    client.ehlo()
    client.mail("")
    keep("callout", client.rcpt(OWNER), None)
    client.rset()
    client.mail("")
    keep("unlisted", client.rcpt("nobody@alder.example"), None)

# The guard is killed in the middle of everything: mail is taken as if there were none.
os.kill(guard, signal.SIGKILL)
time.sleep(0.5)
hand_over("without-guard", notice("mx.birch.example", FORGED))

(out / "results.json").write_text(json.dumps(results, indent=1))
