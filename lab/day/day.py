"""Sends the mail of a day, compressed into minutes, through the owner's Postfix, which asks the guard.

The rate follows the clock of an office; a storm of forged notices comes in the afternoon; at 6 the settings are read anew,
at 12 the guard is restarted, at 20 it is killed and away for half an hour. Writes day.json into the folder named, and
prints the same: what became of each kind of mail, hour by hour what it cost, and whether anything was lost.
"""

import json
import os
import random
import re
import signal
import smtplib
import sys
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from guarding import Guard  # noqa: E402
from notices import ALDER, ALDER2, BIRCH, now, text  # noqa: E402

out, minutes, messages = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
box = Path(os.environ["box"])
OFFICE = [2, 1, 1, 1, 1, 2, 4, 8, 14, 16, 15, 13, 10, 13, 14, 14, 12, 10, 7, 6, 5, 4, 3, 2]  # shares of the hours
STORM = (14, 16)
hour = minutes * 60 / 24  # in seconds
chance = random.Random(8)


def user(number):
    return f"user{number % 40}@alder.example"


def ordinary(number):
    return text(
        f"Date: {now()}", f"From: Kim <kim@birch.example>", f"To: {user(number)}", "Subject: Re: Plan",
        f"Message-ID: <o{number}@birch.example>", "", *["A line of an ordinary message."] * (10 + number % 120))


def outgoing(number):
    return text(
        f"Date: {now()}", f"From: {user(number)}", f"To: p{number % 400}@birch.example", "Subject: Plan",
        f"Message-ID: <s{number}@alder.example>", "", "Hello")


def notice(number, route, message_id):
    return text(
        f"Date: {now()}", "From: Mail Delivery System <MAILER-DAEMON@mx.birch.example>", f"To: {user(number)}",
        "Subject: Undelivered Mail Returned to Sender", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        f"Message-ID: <n{number}.{time.time()}@mx.birch.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "This is the mail system at host mx.birch.example.", "",
        f"<p{number % 400}@birch.example>: host mx.birch.example said: 550 5.1.1 User unknown", "",
        "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.birch.example", "",
        f"Final-Recipient: rfc822; p{number % 400}@birch.example", "Action: failed", "Status: 5.1.1", "",
        "--b", "Content-Type: text/rfc822-headers", "",
        f"Received: from {route} by mx.birch.example with ESMTP id 4F2D2; {now()}",
        f"Date: {now()}", f"From: {user(number)}", f"To: p{number % 400}@birch.example", "Subject: Plan",
        f"Message-ID: {message_id}", "", "--b--")


def real(number):
    return notice(number, "mx1.alder.example (mx1.alder.example [192.0.2.25])", f"<s{number}@alder.example>")


def forged(number):
    return notice(number, "vps-12.oak.example ([203.0.113.66])", f"<f{number}@vps-12.oak.example>")


KINDS = {  # name -> (who hands it over, the return address, to whom, the message)
    "ordinary": (BIRCH, lambda n: "kim@birch.example", user, ordinary),
    "outgoing": (ALDER2, user, lambda n: f"p{n % 400}@birch.example", outgoing),
    "real": (BIRCH, lambda n: "", user, real),
    "forged": (BIRCH, lambda n: "", user, forged)}


def schedule():
    """When what is handed over: seconds from the beginning, kind, number."""
    plan, storm = [], range(*STORM)
    for clock, share in enumerate(OFFICE):
        for _ in range(round(messages * share / sum(OFFICE))):
            at, number = (clock + chance.random()) * hour, len(plan)
            kind = chance.choices(["ordinary", "outgoing", "forged"], [70, 20, 40 if clock in storm else 2])[0]
            plan.append((at, kind, number))
            if kind == "outgoing" and chance.random() < 0.2:
                plan.append((at + max(4, hour / 3), "real", number))
    return sorted(plan)


plan, place, lock = schedule(), 0, threading.Lock()
done = []  # of each: clock, kind, reply code, queue id, seconds from the end of its data to the reply
begun = time.time()


def give(kind, number):
    source, sender, recipient, message = KINDS[kind]
    try:
        with smtplib.SMTP(ALDER, 25, "mx2.alder.example" if source == ALDER2 else "mx.birch.example", 60,
                          (source, 0)) as client:
            client.ehlo()
            client.mail(sender(number))
            client.rcpt(recipient(number))
            data, before = message(number), time.perf_counter()
            code, reply = client.data(data)
            queued = re.search(rb"queued as (\w+)", reply)
            return code, queued.group(1).decode() if queued else None, time.perf_counter() - before
    except (OSError, smtplib.SMTPException) as failed:
        return str(failed), None, 0


def client():
    global place
    while True:
        with lock:
            if place == len(plan):
                return
            at, kind, number = plan[place]
            place += 1
        time.sleep(max(0, begun + at - time.time()))
        result = give(kind, number)
        with lock:
            done.append((int(at / hour), kind, *result))


def at(clock):
    time.sleep(max(0, begun + clock * hour - time.time()))


guard = Guard(out / "milter.toml", out / "log/guard.jsonl")
begun = time.time()
clients = [threading.Thread(target=client) for _ in range(12)]
for each in clients:
    each.start()
memory, cpu = {}, 0.0
for clock in range(24):
    at(clock)
    if clock == 6:
        guard.process.send_signal(signal.SIGHUP)
    elif clock == 12:
        cpu += guard.cpu()
        guard.stop()
        guard.start()
    elif clock == 20:
        cpu += guard.cpu()
        guard.kill()
        time.sleep(max(2, hour / 2))
        guard.start()
    memory[clock] = guard.megabytes()
for each in clients:
    each.join()
lasted = time.time() - begun
cpu += guard.cpu()
queued = {queue: kind for _, kind, _, queue, _ in done if queue}


def delivered():
    log = (box / "owner/root/var/log/mail.log").read_text(errors="replace")
    return {queue for queue in re.findall(r"smtp\[\d+\]: (\w+): .*status=sent", log) if queue in queued}


end = time.time() + 120
while len(delivered()) < len(queued) and time.time() < end:
    time.sleep(1)
verdicts = defaultdict(Counter)
for line in (out / "log/guard.jsonl").read_text().splitlines():
    event = json.loads(line) if line.startswith("{") else {}
    if event.get("event") == "judged" and event["queue"] in queued:
        verdicts[queued[event["queue"]]][event["verdict"]] += 1


def percentile(seconds, share):
    return round(1000 * sorted(seconds)[int(len(seconds) * share)], 1) if seconds else None


results = {
    "minutes": round(lasted / 60, 1),
    "handed over": dict(Counter(kind for _, kind, *_ in done)),
    "taken": dict(Counter(kind for _, kind, code, *_ in done if code == 250)),
    "refused": dict(Counter(kind for _, kind, code, *_ in done if code == 550)),
    "otherwise": dict(Counter(f"{kind}: {code}" for _, kind, code, *_ in done if code not in (250, 550))),
    "lost": len(queued) - len(delivered()),
    "verdicts of what was taken": {kind: dict(counts) for kind, counts in verdicts.items()},
    "milliseconds to the reply, half and 99 of 100 within": {
        kind: [percentile([took for _, other, code, _, took in done if other == kind and code in (250, 550)], share)
               for share in (0.5, 0.99)] for kind in KINDS},
    "by hour: messages, half and 99 of 100 within (ms), memory (MB)": {
        clock: [len(took), percentile(took, 0.5), percentile(took, 0.99), memory[clock]]
        for clock in range(24) for took in [[took for other, *_, took in done if other == clock]]},
    "the guard's CPU, milliseconds a message": round(1000 * cpu / max(1, len(done)), 2),
    "load average": os.getloadavg()}
(out / "day.json").write_text(json.dumps(results, indent=1))
print(json.dumps(results, indent=1))
