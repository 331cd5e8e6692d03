// Checks checkpoints and proofs of convenant with what the Go project uses for its own transparency log,
// golang.org/x/mod/sumdb/note and tlog, so that these formats are not only what convenant thinks they are.
//
//	check checkpoint FILE KEY...   a signed note whose text is a checkpoint
//	check event FILE KEY...        a proof of c2sp.org/tlog-proof
//	check growth FILE KEY...       a growth proof (docs/format.md)
//	check sign FILE KEYFILE        signs the text of a note with a key of convenant, and prints the note
//
// Every signature must be of one of the keys, and belong to it.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 4 {
		fail("usage: check checkpoint|event|growth|sign FILE KEY...")
	}
	file, err := os.ReadFile(os.Args[2])
	must(err)
	keys := os.Args[3:]
	switch os.Args[1] {
	case "checkpoint":
		origin, tree := open(file, keys)
		fmt.Printf("%s %d %x\n", origin, tree.N, tree.Hash[:])
	case "event":
		event(file, keys)
	case "growth":
		growth(file, keys)
	case "sign":
		key, err := os.ReadFile(keys[0])
		must(err)
		signer, err := note.NewSigner(strings.TrimSpace(string(key)))
		must(err)
		signed, err := note.Sign(&note.Note{Text: string(file)}, signer)
		must(err)
		fmt.Print(string(signed))
	default:
		fail("unknown: " + os.Args[1])
	}
}

// open reads a checkpoint, all of whose signatures must be of these keys.
func open(file []byte, keys []string) (string, tlog.Tree) {
	var verifiers []note.Verifier
	for _, key := range keys {
		verifiers = append(verifiers, verifier(key))
	}
	opened, err := note.Open(file, note.VerifierList(verifiers...))
	must(err)
	if len(opened.UnverifiedSigs) > 0 {
		fail("a signature of an unknown key")
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		fail("not three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	return lines[0], tlog.Tree{N: size, Hash: hash(lines[2])}
}

func event(file []byte, keys []string) {
	proof, checkpoint := split(file)
	lines := strings.Split(proof, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("no tlog-proof")
	}
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	_, tree := open([]byte(checkpoint), keys)
	leaf := tlog.RecordHash(extra)
	must(tlog.CheckRecord(tlog.RecordProof(hashes(lines[3:])), tree.N, tree.Hash, index, leaf))
	fmt.Printf("%d of %d\n", index, tree.N)
}

func growth(file []byte, keys []string) {
	proof, checkpoints := split(file)
	lines := strings.Split(proof, "\n")
	parts := strings.SplitN(checkpoints, "\n\n", 3)
	if lines[0] != "convenant growth proof, version 1" || len(parts) != 3 {
		fail("no growth proof")
	}
	_, before := open([]byte(parts[0]+"\n\n"+parts[1]+"\n"), keys)
	_, after := open([]byte(parts[2]), keys)
	must(tlog.CheckTree(tlog.TreeProof(hashes(lines[1:])), after.N, after.Hash, before.N, before.Hash))
	fmt.Printf("%d to %d\n", before.N, after.N)
}

// split cuts a proof from what it leads to.
func split(file []byte) (string, string) {
	proof, rest, found := bytes.Cut(file, []byte("\n\n"))
	if !found {
		fail("no empty line")
	}
	return string(proof), string(rest)
}

func hashes(lines []string) []tlog.Hash {
	var list []tlog.Hash
	for _, line := range lines {
		list = append(list, hash(line))
	}
	return list
}

func hash(text string) tlog.Hash {
	parsed, err := tlog.ParseHash(text)
	must(err)
	return parsed
}

// verifier reads a key: that package knows those of kind 1, and those of kind 4 are cosigners.
func verifier(key string) note.Verifier {
	if known, err := note.NewVerifier(key); err == nil {
		return known
	}
	parts := strings.SplitN(key, "+", 3)
	if len(parts) != 3 {
		fail("no key: " + key)
	}
	bytes, err := base64.StdEncoding.DecodeString(parts[2])
	must(err)
	if len(bytes) != 33 || bytes[0] != 4 {
		fail("no key of kind 4: " + key)
	}
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), bytes...))
	if fmt.Sprintf("%x", id[:4]) != parts[1] {
		fail("not its id: " + key)
	}
	return cosigner{parts[0], binary.BigEndian.Uint32(id[:4]), bytes[1:]}
}

// cosigner is a key of c2sp.org/tlog-cosignature.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.id }

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+64 {
		return false
	}
	time := binary.BigEndian.Uint64(signature[:8])
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func must(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
