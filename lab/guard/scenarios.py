"""Hands mail to the owner's Postfix, which asks the guard, and writes down what became of it.

Writes results.json into the folder named: for each case the reply of the server, and the message as it was delivered.
"""

import json
import os
import re
import signal
import smtplib
import ssl
import subprocess
import sys
import threading
import time
from email.message import EmailMessage
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from guarding import Guard  # noqa: E402
from notices import (  # noqa: E402
    ALDER, ALDER2, BIRCH, FORGED, HOME, ORDINARY, OWNER, SPAMMER, claiming, give, notice, now, text)

PASSWORD = "correct horse"

out, box = Path(sys.argv[1]), Path(os.environ["box"])
maildir = box / "owner/root/var/mail/alder.example/robin/new"
mbox = box / "sendmail/root/mail/robin"
results = {}


def guard(name, port):
    return Guard(out / f"{name}.toml", out / f"log/guard-{name}.jsonl", port)


def mails(server):
    """What the owner has received, by name."""
    if server == ALDER:
        return {file.name: file for file in (maildir.glob("*") if maildir.exists() else [])}
    text = mbox.read_bytes() if mbox.exists() else b""
    return dict(enumerate(re.split(rb"(?m)^From [^\n]*\n", text)[1:]))


def arrived(server, known, seconds=15):
    """The first message that was not known before."""
    end = time.time() + seconds
    while time.time() < end:
        fresh = [mail for name, mail in mails(server).items() if name not in known]
        if fresh:
            time.sleep(0.1)
            return (fresh[0].read_bytes() if server == ALDER else fresh[0]).decode("latin-1")
        time.sleep(0.05)
    return None


def hand_over(name, mail, sender="", to=OWNER, source=BIRCH, helo="mx.birch.example", wait=15, server=ALDER):
    """A stranger gives a message to the owner's server."""
    before = set(mails(server))
    reply = give(server, mail, sender, to, source, helo)
    keep(name, reply, arrived(server, before, wait) if reply[0] == 250 else None)


def keep(name, reply, delivered):
    results[name] = {"code": reply[0], "reply": reply[1].decode("latin-1"), "delivered": delivered}


def submit(name, to, subject, expect=True):
    """The owner sends with a password; what comes back is what was delivered."""
    before = set(mails(ALDER))
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
    keep(name, (250, b""), arrived(ALDER, before, 30) if expect else None)


def inject(name, server, source, helo, mail, sender, to):
    """A spammer gives the owner's address to a foreign server."""
    with smtplib.SMTP(server, 25, helo, 10, (source, 0)) as client:
        client.sendmail(sender, [to], mail)


def no_notices(server, prefix, own):
    """What is no notice passes as it is."""
    def case(name, mail, sender=""):
        hand_over(prefix + name, mail, sender, server=server)

    case("receipt", text(
        f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Read: Plan for Friday",
        "Message-ID: <r1@birch.example>", "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "Your message was displayed.", "",
        "--b", "Content-Type: message/disposition-notification", "", "Reporting-UA: mail.birch.example; Mail 1.0",
        "Final-Recipient: rfc822;kim@birch.example", "Original-Message-ID: <plan@alder.example>",
        "Disposition: manual-action/MDN-sent-manually; displayed", "", "--b--"))
    case("vacation", text(
        f"Date: {now()}", "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Out of office: Plan for Friday",
        "Message-ID: <v1@birch.example>", "Auto-Submitted: auto-replied", "", "I am away until Monday. Kim"))
    case("list", text(
        f"Date: {now()}", "From: Kim <kim@birch.example>", "To: trees@lists.birch.example", "Subject: [trees] Pruning",
        "Message-ID: <l1@birch.example>", "List-Id: <trees.lists.birch.example>", "Precedence: list", "",
        "When to prune an apple tree?"), "trees-bounces@lists.birch.example")
    case("ordinary", ORDINARY, "kim@birch.example")
    # Results and verdicts that a stranger wrote under our name.
    case("claims", claiming(own), "kim@birch.example")
    # A server asks whether an address is good, and hangs up.
    with smtplib.SMTP(server, 25, "mx.birch.example", 20, (BIRCH, 0)) as client:
        client.ehlo()
        client.mail("")
        keep(prefix + "callout", client.rcpt(OWNER), None)
        client.rset()
        client.mail("")
        keep(prefix + "unlisted", client.rcpt("nobody@alder.example"), None)


def reload_settings():
    """The settings change, by a signal and by a look at the file, while a connection is open; a mistake changes nothing."""
    file = out / "postfix.toml"
    good, codes = file.read_text(), []
    with smtplib.SMTP(ALDER, 25, "mx.birch.example", 30, (BIRCH, 0)) as client:
        client.ehlo()
        for settings, hangup in ((good, True), (good.replace('backscatter = "reject"', 'backscatter = "tag"'), True),
                                 ('backscatter = "rejekt"', False), (good, False)):
            file.write_text(settings)
            if hangup:
                postfix.process.send_signal(signal.SIGHUP)
            time.sleep(1 if hangup else 4)
            client.mail("")
            client.rcpt(OWNER)
            codes.append(client.data(notice("mx.birch.example", FORGED))[0])
    results["reload"] = codes
    arrived(ALDER, set(mails(ALDER)), 2)


def under_load(name, server, blow, mail, seconds=10, blows=3):
    """Four strangers hand over mail while something is struck again and again."""
    before, counts, stop = len(mails(server)), {"handed": 0, "refused": 0, "kills": 0, "replies": []}, threading.Event()
    lock = threading.Lock()

    def stranger():
        while not stop.is_set():
            for sender, message in mail:
                try:
                    reply = give(server, message, sender)
                except (OSError, smtplib.SMTPException) as failed:
                    reply = (0, str(failed).encode())
                with lock:
                    counts["handed"] += reply[0] == 250
                    counts["refused"] += reply[0] != 250
                    if reply[0] != 250:
                        counts["replies"].append(reply[1].decode("latin-1"))

    strangers = [threading.Thread(target=stranger) for _ in range(4)]
    for each in strangers:
        each.start()
    end = time.time() + seconds
    while time.time() < end or counts["kills"] < blows:
        time.sleep(1)
        blow()
        counts["kills"] += 1
    stop.set()
    for each in strangers:
        each.join()
    end = time.time() + 60
    while len(mails(server)) - before < counts["handed"] and time.time() < end:
        time.sleep(0.2)
    counts["delivered"] = len(mails(server)) - before
    results[name] = counts


REAL = notice("mx.birch.example", (
    "Received: from mx1.alder.example (mx1.alder.example [192.0.2.25]) by mx.birch.example with ESMTP id 4F2D2;"
    f" {now()}",
    f"Date: {now()}", f"From: Robin Alder <{OWNER}>", "To: lou@larch.example", "Subject: Fence and trees",
    "Message-ID: <made-far.7f2c91@alder.example>", "", "Hello"), "lou@larch.example")

postfix, sendmail = guard("postfix", 8894), guard("sendmail", 8895)

# The owner's own server makes the notice: Postfix asks no filter about it unless told to.
submit("made-here", "kimm@birch.example", "Plan for Friday")
# The far Exim takes it and bounces.
submit("made-far", "lou@larch.example", "Fence and trees")
# A forged bounce is refused while the server that sends it is still there.
hand_over("forged", notice("mx.birch.example", FORGED))
hand_over("sendmail-forged", notice("mx.birch.example", FORGED), server=ALDER2)
# The same by way of a real server that bounces afterwards; its log tells what it was told.
inject("forged-far", BIRCH, SPAMMER, "vps-12.oak.example", text(
    f"Date: {now()}", f"From: Robin <{OWNER}>", "To: sales@larch.example", "Subject: Cheap pills",
    "Message-ID: <a8@vps-12.oak.example>", "", "Best prices."), OWNER, "sales@larch.example")
no_notices(ALDER, "", "mx1.alder.example")
reload_settings()
no_notices(ALDER2, "sendmail-", "mx2.alder.example")


def kill_guard():
    postfix.kill()
    time.sleep(0.5)
    postfix.start()


def strike_postgres():
    subprocess.run(["runuser", "-u", "postgres", "--", os.environ["postgres"] + "/pg_ctl", "restart", "-m", "immediate",
                    "-w", "-D", box / "postgres/data", "-l", box / "postgres/log"], cwd="/", stdout=subprocess.DEVNULL)


MIXED = [("kim@birch.example", ORDINARY), ("", REAL)]
under_load("killed", ALDER, kill_guard, MIXED)
under_load("postgres-struck", ALDER, strike_postgres, MIXED, 8)
time.sleep(3)  # the guard looks at its ledger every second, and tries every two where it is away
while not postfix.figure("truebounce_ledger_reachable"):
    time.sleep(0.5)
submit("made-far-afterwards", "max@larch.example", "Fence and trees, again")
(box / "small/filler").write_bytes(b"x" * (os.statvfs(box / "small").f_bavail * os.statvfs(box / "small").f_bsize))
under_load("disk-full", ALDER2, lambda: None, MIXED, 4)
results["figures"] = {name: postfix.figure(name) for name in (
    "truebounce_passed_total", "truebounce_judged_total", "truebounce_passed_unjudged_total",
    "truebounce_sent_written_total", "truebounce_sent_lost_total", "truebounce_ledger_reachable")}

# Without a guard mail is taken as if there had never been one.
postfix.kill()
sendmail.stop()
hand_over("without-guard", notice("mx.birch.example", FORGED))
hand_over("sendmail-without-guard", notice("mx.birch.example", FORGED), server=ALDER2)

(out / "results.json").write_text(json.dumps(results, indent=1))
