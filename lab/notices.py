"""Mail that strangers hand over in the laboratory, real notices and forged ones."""

import smtplib
import time
from datetime import datetime, timezone
from email.utils import format_datetime

OWNER = "robin@alder.example"
ALDER, ALDER2, BIRCH = "192.0.2.25", "192.0.2.26", "198.51.100.25"
HOME, SPAMMER = "203.0.113.7", "203.0.113.66"


def now():
    return format_datetime(datetime.now(timezone.utc))


def text(*lines):
    return ("\r\n".join(lines) + "\r\n").encode()


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
ORDINARY = text(
    f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Re: Plan for Friday",
    "Message-ID: <o1@birch.example>", "", "See you on Friday.")


def claims(own):
    """Fields that a stranger wrote under the names of this server, and one of his own."""
    return (
        f"Authentication-Results: {own}; spf=pass smtp.mailfrom=kim@birch.example",
        "Authentication-Results: mx.birch.example; dkim=pass header.d=birch.example",
        f'Authentication-Results: (a) "{own.upper()}" 1; dmarc=pass header.from=birch.example',
        "X-TrueBounce: genuine; confidence=0.999", "X-TrueBounce-File: genuine")


def claiming(own):
    """An ordinary message with such fields."""
    return text(
        *claims(own), f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Lunch",
        "X-TrueBounce: genuine", "Message-ID: <o2@birch.example>", "", "Lunch on Friday?")


SENT = (f"Date: {now()}", f"From: Robin Alder <{OWNER}>", "To: lou@larch.example", "Subject: Fence and trees",
        "Message-ID: <fence.7f2c91@alder.example>", "", "Hello")


def real(own, address):
    """A notice about a message that the owner did send."""
    return notice("mx.birch.example", (
        f"Received: from {own} ({own} [{address}]) by mx.birch.example with ESMTP id 4F2D2; {now()}", *SENT),
        "lou@larch.example")


# A lure in the shape of a notice; code in all places of a forged one; a long one.
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
LONG = notice("mx.birch.example", FORGED + ("x" * 76,) * 40_000)


def give(server, mail, sender="", to=OWNER, source=BIRCH, helo="mx.birch.example"):
    """A stranger hands over a message; the reply to it."""
    with smtplib.SMTP(server, 25, helo, 30, (source, 0)) as client:
        client.ehlo()
        client.mail(sender)
        reply = client.rcpt(to)
        return client.data(mail) if reply[0] == 250 else reply
