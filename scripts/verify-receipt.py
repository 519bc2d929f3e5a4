#!/usr/bin/env python3
"""Verifies that a comment stands in the signed log; docs/evidence.md says how."""
import argparse, base64, hashlib, json, subprocess, sys, tempfile, urllib.request


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(index, size, leaf, path):
    """RFC 9162, section 2.1.3.2."""
    fn, sn, r = index, size - 1, leaf
    for beside in path:
        if sn == 0:
            sys.exit("the path is too long")
        if fn & 1 or fn == sn:
            r = sha256(b"\x01", beside, r)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha256(b"\x01", r, beside)
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else sys.exit("the path is too short")


def signed(note, key):
    """Number of leaves and root of a note that the key signed."""
    text, signature = note.split("\n\n", 1)
    text = (text + "\n").encode()
    with tempfile.NamedTemporaryFile() as k, tempfile.NamedTemporaryFile() as s, tempfile.NamedTemporaryFile() as t:
        k.write(bytes.fromhex("302a300506032b6570032100") + base64.b64decode(key)); k.flush()
        s.write(base64.b64decode(signature.split()[2])[4:]); s.flush()
        t.write(text); t.flush()
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", k.name, "-rawin", "-in", t.name, "-sigfile", s.name]
        if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            sys.exit("the checkpoint is not signed by the key")
    lines = text.decode().split("\n")
    return int(lines[1]), base64.b64decode(lines[2])


arguments = argparse.ArgumentParser()
arguments.add_argument("url")
arguments.add_argument("receipt")
arguments.add_argument("--key", required=True, help="the public key that you have kept, in base64")
arguments.add_argument("--text", help="the comment's words")
given = arguments.parse_args()
with urllib.request.urlopen(f"{given.url}/v1/receipts/{given.receipt}/proof") as answer:
    proof = json.load(answer)
size, head = signed(proof["checkpoint"], given.key)
for each in proof["proofs"]:
    lines = each["leaf"].split("\n")
    if lines[0] == "gongkai-comment-v1":
        if lines[1] != given.receipt.replace("-", "").upper():
            sys.exit("the leaf is of another receipt")
        if given.text and lines[4] != hashlib.sha256((proof["salt"] + "\n" + given.text).encode()).hexdigest():
            sys.exit("the words are others")
    path = [base64.b64decode(hash) for hash in each["path"]]
    if each["size"] != size or root(each["index"], size, sha256(b"\x00", each["leaf"].encode()), path) != head:
        sys.exit("the leaf is not below the checkpoint")
    print(f"{lines[0]}: leaf {each['index']} of {size}, as signed")
