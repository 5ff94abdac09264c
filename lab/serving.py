"""`truebounce serve` as an administrator starts it, and the gate before it, which can be shut, deaf, slow or wrong."""

import json
import os
import socket
import subprocess
import threading
import time
from pathlib import Path

from guarding import truebounce
from notices import BIRCH, FORGED, LONG, OWNER, SENT, give, notice

KEY = "0123456789abcdef0123456789abcdef"
GATE, SERVER = ("127.0.0.1", 8025), ("127.0.0.1", 8026)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"


def serve(out):
    """Starts the program, which knows what the owner sent; it can be asked when this returns."""
    sent = out / "sent.mbox"
    sent.write_text("From robin Mon Nov 23 08:00:00 2026\n" + "\n".join(SENT) + "\n\n")
    keys = out / "keys"
    keys.write_text(KEY + "\n")
    keys.chmod(0o600)
    with open(out / "log/serve", "w") as log:
        process = subprocess.Popen(
            truebounce("serve", "--no-browser", "--port", SERVER[1], "--keys", keys, "--dns", out / "dns.zone",
                       "--sent", sent, "--trust", "alder.example"), stdout=log, stderr=log)
    end = time.time() + 60
    while time.time() < end and process.poll() is None:
        with socket.socket() as there:
            if there.connect_ex(SERVER) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("truebounce serve does not start")


class Gate:
    """Counts who comes, and leads them to the server, unless it is told otherwise."""

    def __init__(self):
        self.count, self.manner, self.door, self.held, self.heard = 0, "open", None, [], b""
        self.open()

    def open(self):
        self.manner = "open"
        if self.door is None:
            self.door = socket.create_server(GATE)
            threading.Thread(target=self.watch, args=(self.door,), daemon=True).start()

    def shut(self):
        """Nobody listens any more."""
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.door = None

    def watch(self, door):
        while True:
            try:
                guest, _ = door.accept()
            except OSError:
                return
            self.count += 1
            threading.Thread(target=self.receive, args=(guest, self.manner), daemon=True).start()

    def receive(self, guest, manner):
        if manner == "deaf":  # takes nothing and says nothing
            self.held.append(guest)
            return
        with guest:
            try:
                getattr(self, manner.replace("open", "lead"))(guest)
            except OSError:
                pass

    def lead(self, guest):
        with socket.create_connection(SERVER) as server:
            self.heard = b""
            threading.Thread(target=self.pour, args=(guest, server, self.hear), daemon=True).start()
            self.pour(server, guest)
            guest.shutdown(socket.SHUT_RDWR)

    def hear(self, data):
        self.heard += data

    @staticmethod
    def pour(source, target, hear=lambda data: None):
        try:
            while data := source.recv(65536):
                hear(data)
                target.sendall(data)
        except OSError:
            pass

    @staticmethod
    def dripping(guest):
        for byte in ANSWER + b"{" * 100:
            time.sleep(0.5)
            guest.sendall(bytes([byte]))

    @staticmethod
    def answer(guest, what):
        guest.settimeout(0.5)
        try:
            while guest.recv(65536):
                pass
        except TimeoutError:
            pass
        guest.sendall(what)

    def garbage(self, guest):
        self.answer(guest, os.urandom(20000) + b"\r\n\r\n")

    def broken(self, guest):
        self.answer(guest, ANSWER + b'{"verdict":"backscatter" "fields":{"X-TrueBounce":[}],"refusal":"')

    def strange(self, guest):
        self.answer(guest, ANSWER + b'{"verdict":{},"fields":"${run{/bin/touch /owned}}","refusal":["a:b"]}')

    def failing(self, guest):
        self.answer(guest, b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\n\r\n{}")


class Book:
    """For each message that is handed over: the reply of the server, the seconds that it took, how often the program was
    asked, the message as it was delivered, and whether something in it was run."""

    def __init__(self, server, mails, root):
        self.gate, self.cases = Gate(), {}
        self.server, self.mails, self.root = server, mails, root

    def hand_over(self, name, mail, sender="", to=OWNER, server=None, source=BIRCH, helo="mx.birch.example"):
        before, asked, begun = len(self.mails()), self.gate.count, time.time()
        code, reply = give(server or self.server, mail, sender, to, source, helo)
        seconds = time.time() - begun
        end = time.time() + 10
        while code == 250 and len(self.mails()) == before and time.time() < end:
            time.sleep(0.05)
        self.cases[name] = {
            "code": code, "reply": reply.decode("latin-1"), "seconds": round(seconds, 1),
            "asked": self.gate.count - asked,
            "delivered": self.mails()[-1].decode("latin-1") if len(self.mails()) > before else None,
            "owned": any((place / "owned").exists() for place in (self.root, self.root / "tmp", Path("/"), Path("/tmp")))}

    def troubles(self):
        """The program fails in every way."""
        for manner in ("deaf", "dripping", "garbage", "broken", "strange", "failing"):
            self.gate.manner = manner
            self.hand_over(manner, notice("mx.birch.example", FORGED))
        self.gate.manner = "deaf"
        self.hand_over("deaf-long", LONG)
        self.gate.shut()
        self.hand_over("shut", notice("mx.birch.example", FORGED))
        self.gate.open()
        self.hand_over("open-again", notice("mx.birch.example", FORGED))

    def write(self, out):
        (out / "results.json").write_text(json.dumps(self.cases, indent=1))
