"""Hands many messages to the owner's Postfix, without and with the guard, and tells how fast they went.

Writes load.json into the folder named, and prints the same.
"""

import json
import os
import smtplib
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from guarding import Guard  # noqa: E402

out, messages = Path(sys.argv[1]), int(sys.argv[2])
guard = Guard(out / "milter.toml", out / "log/guard.jsonl")
root = Path(os.environ["box"]) / "owner/root"
OWNER, ALDER, BIRCH = "robin@alder.example", "192.0.2.25", "198.51.100.25"
NOTICE = "\r\n".join([
    "From: Mail Delivery System <MAILER-DAEMON@mx.birch.example>", f"To: {OWNER}",
    "Subject: Undelivered Mail Returned to Sender", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
    "--b", "Content-Type: text/plain", "", "This is the mail system at host mx.birch.example.", "",
    "<kim@birch.example>: host mx.birch.example said: 550 5.1.1 <kim@birch.example>: User unknown", "",
    "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.birch.example", "",
    "Final-Recipient: rfc822; kim@birch.example", "Action: failed", "Status: 5.1.1", "",
    "--b", "Content-Type: text/rfc822-headers", "",
    "Received: from mx1.alder.example (mx1.alder.example [192.0.2.25]) by mx.birch.example with ESMTP id 4F2D2;"
    " Mon, 2 Nov 2026 10:15:09 +0000",
    f"From: Robin <{OWNER}>", "To: kim@birch.example", "Subject: Plan", "Message-ID: <1@alder.example>", "", "--b--", ""])
ORDINARY = "\r\n".join([
    "From: Kim <kim@birch.example>", f"To: {OWNER}", "Subject: Re: Plan", "Message-ID: <2@birch.example>", "",
    *["A line of an ordinary message of four kilobytes, more or less."] * 62, ""])


def milters(places):
    subprocess.run(["chroot", root, "postconf", "-e", f"smtpd_milters = {places}"], check=True)
    subprocess.run(["chroot", root, "postfix", "reload"], check=True, stderr=subprocess.DEVNULL)
    time.sleep(2)


def throughput(count):
    """Messages a second that Postfix takes over ten connections at once."""
    begun = time.time()
    subprocess.run(["chroot", root, "smtp-source", "-s", "10", "-m", str(count), "-l", "4000", "-f", "kim@birch.example",
                    "-t", OWNER, f"{ALDER}:25"], check=True)
    return count / (time.time() - begun)


def latencies(count, sender, mail):
    """How long each took from the end of its data to the reply, over four connections at once."""
    seconds, lock = [], threading.Lock()

    def stranger():
        with smtplib.SMTP(ALDER, 25, "mx.birch.example", 60, (BIRCH, 0)) as client:
            client.ehlo()
            for _ in range(count // 4):
                client.mail(sender)
                client.rcpt(OWNER)
                begun = time.perf_counter()
                code, reply = client.data(mail)
                took = time.perf_counter() - begun
                if code != 250:
                    raise SystemExit(f"refused: {reply}")
                with lock:
                    seconds.append(took)

    strangers = [threading.Thread(target=stranger) for _ in range(4)]
    for each in strangers:
        each.start()
    for each in strangers:
        each.join()
    seconds.sort()
    return {"p50": round(1000 * seconds[len(seconds) // 2], 2), "p99": round(1000 * seconds[len(seconds) * 99 // 100], 2)}


def median(values):
    return sorted(values)[len(values) // 2]


WITH = "inet:127.0.0.1:8894"
ROUNDS = 5
speeds, waits = {"without": [], "with": []}, {"without": [], "with": []}
milters(WITH)
throughput(max(200, messages // 5))  # both are warm
latencies(400, "", NOTICE)
used = 0.0
for _ in range(ROUNDS):  # in turn, so that whatever else the machine does strikes both alike
    for name, places in (("without", ""), ("with", WITH)):
        milters(places)
        begun = guard.cpu()
        speeds[name].append(throughput(messages // ROUNDS))
        used += guard.cpu() - begun if name == "with" else 0
        waits[name].append({
            "ordinary": latencies(max(200, messages // 10 // ROUNDS), "kim@birch.example", ORDINARY),
            "notices": latencies(max(200, messages // 10 // ROUNDS), "", NOTICE)})
results = {"messages": messages, "load average": os.getloadavg()}
for name in ("without", "with"):
    results[name] = {"messages a second, median of rounds": round(median(speeds[name]), 1)}
    for kind in ("ordinary", "notices"):
        results[name][kind + ", milliseconds"] = {
            point: median([wait[kind][point] for wait in waits[name]]) for point in ("p50", "p99")}
results["throughput ratio, median of rounds"] = round(
    median([guarded / plain for plain, guarded in zip(speeds["without"], speeds["with"])]), 3)
results["the guard's CPU, milliseconds a message"] = round(1000 * used / messages, 3)
results["memory, megabytes"] = {"now": guard.megabytes(), "at most": guard.megabytes("VmHWM")}
results["figures"] = [
    line for line in guard.metrics()
    if line.startswith(("truebounce_passed", "truebounce_judged_total", "truebounce_judging_seconds_sum"))]
(out / "load.json").write_text(json.dumps(results, indent=1))
print(json.dumps(results, indent=1))
