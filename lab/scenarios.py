"""Sends the laboratory's mail: what the owner sends, what a spammer sends in the owner's name, and what a thief sends
with the owner's password. Every message but the ordinary one comes back.

Writes sent.mbox (the owner's) and expected.tsv (Message-ID, scenario, recipients) into the folder named.
"""

import mailbox
import smtplib
import ssl
import sys
from email.message import EmailMessage
from email.utils import format_datetime
from datetime import datetime, timezone
from pathlib import Path

OWNER = "robin@alder.example"
PASSWORD = "correct horse"
ALDER, BIRCH, CEDAR = "192.0.2.25", "198.51.100.25", "198.51.100.80"
HOME, SPAMMER, THIEF = "203.0.113.7", "203.0.113.66", "203.0.113.99"

folder = Path(sys.argv[1])
sent = mailbox.mbox(folder / "sent.mbox")
expected = open(folder / "expected.tsv", "w")


def message(message_id, sender, to, subject, text, **fields):
    mail = EmailMessage()
    mail["Message-ID"] = message_id
    mail["Date"] = format_datetime(datetime.now(timezone.utc))
    mail["From"] = sender
    mail["To"] = ", ".join(to)
    mail["Subject"] = subject
    for name, value in fields.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def expect(mail, scenario, to):
    print(mail["Message-ID"], scenario, ",".join(to), sep="\t", file=expected)


def submit(source, helo, mail, to):
    """With the owner's password, as a mail program does it."""
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    with smtplib.SMTP(ALDER, 587, helo, 10, (source, 0)) as client:
        client.starttls(context=unchecked)
        client.login(OWNER, PASSWORD)
        client.send_message(mail, OWNER, to)


def inject(source, helo, server, mail, sender, to):
    """As a stranger, to a server that takes mail for these recipients."""
    with smtplib.SMTP(server, 25, helo, 10, (source, 0)) as client:
        client.send_message(mail, sender, to)


def genuine(name, to, subject, text):
    mail = message(f"<{name}.7f2c91@alder.example>", f"Robin Alder <{OWNER}>", to, subject, text,
                   User_Agent="Mozilla Thunderbird")
    sent.add(mail)
    expect(mail, "genuine", to)
    submit(HOME, "[192.168.1.23]", mail, to)


def backscatter(name, server, to, subject, text, **fields):
    mail = message(f"<{name}@vps-12.oak.example>", f"Robin Alder <{OWNER}>", to, subject, text, **fields)
    expect(mail, "backscatter", to)
    inject(SPAMMER, "vps-12.oak.example", server, mail, OWNER, to)


def compromised(name, to, subject, text):
    mail = message(f"<{name}@vps-99.oak.example>", f"Robin Alder <{OWNER}>", to, subject, text)
    expect(mail, "compromised", to)
    submit(THIEF, "vps-99.oak.example", mail, to)


HELLO = "Hello,\n\nthe plan for Friday is below.\n\n  - the fence, north side\n  - two apple trees\n\nRobin\n"
PILLS = "Best prices on pills, no questions asked.\n\nhttp://pills.oak.example/order\n"
LOAN = "Dear friend,\n\nyour loan is approved. Answer today with your name and bank.\n"

# Postfix at home bounces what the far server refuses...
genuine("refused", ["kimm@birch.example"], "Plan for Friday", HELLO)
genuine("left", ["gone@birch.example"], "Plan for Friday, again", HELLO)
genuine("looks-like-spam", ["kim@birch.example"], "Photo of the replica", HELLO)
genuine("too-long", ["kim@birch.example"], "All the photos", HELLO + ("A long line of a long letter.\n" * 1200))
# ... and what it cannot send at all.
genuine("no-such-domain", ["kim@brich.example"], "Plan for Friday", HELLO)
genuine("takes-no-mail", ["kim@yew.example"], "Plan for Friday", HELLO)
# The far Exim bounces what it took before it knew better.
genuine("full", ["full@birch.example"], "Plan for Friday", HELLO)
genuine("taken", ["lou@larch.example", "max@larch.example"], "Fence and trees", HELLO)

# The far Exim takes it and bounces; so does the Postfix that is the second way to birch.example.
backscatter("a1", BIRCH, ["sales@larch.example"], "Cheap pills", PILLS)
backscatter("a2", CEDAR, ["aaron@birch.example", "abel@birch.example"], "Cheap pills", PILLS)
# A forger who makes up a route through the owner's server, and a signature.
backscatter(
    "a3", BIRCH, ["info@larch.example"], "Your invoice", PILLS,
    Received="from [192.168.1.23] (dsl-7.elm.example [203.0.113.7]) (Authenticated sender: robin@alder.example)"
             " by mx1.alder.example (Postfix) with ESMTPSA id 4F2D1C0A7B for <info@larch.example>;"
             f" {format_datetime(datetime.now(timezone.utc))} (UTC)",
    DKIM_Signature="v=1; a=rsa-sha256; c=relaxed/relaxed; d=alder.example; s=lab;"
                   " h=Date:From:To:Subject:From; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;"
                   " b=" + " ".join(["Zm9yZ2VkIHNpZ25hdHVyZSBvZiBubyB3b3J0aA"] * 9))

compromised("c1", ["zed@birch.example"], "Your loan", LOAN)
compromised("c2", ["zoe@larch.example"], "Your loan", LOAN)

ordinary = message("<reply.31@birch.example>", "Kim Birch <kim@birch.example>", [OWNER], "Re: Plan for Friday",
                   "See you on Friday.\n\nKim\n")
print(ordinary["Message-ID"], "ordinary", OWNER, sep="\t", file=expected)
inject(BIRCH, "mx.birch.example", ALDER, ordinary, "kim@birch.example", [OWNER])

sent.close()
expected.close()
