package main

import (
	"fmt"
	"strings"
)

// lines are what commands say when they are done, by language.
var lines = map[string]map[string]string{
	"en": {
		"built":             "%[1]d pages in %[3]s: %[2]d files, %[4]d written, %[5]d removed (%[6]s)",
		"not-written":       "nothing was written; %[1]s is as it was",
		"list-damaged":      "the last build was ended, or someone changed .wenk-files; files that it no longer names stay",
		"edited":            "changed by hand since the last build, and now replaced: %[1]s",
		"left-alone":        "not of this website, and left alone: %[1]s",
		"and-more":          "%[1]s and %[2]d more",
		"all-well":          "%[1]d pages, no problems",
		"serving":           "%[1]s is at %[2]s (Ctrl-C to stop)",
		"port-taken":        "%[1]s is taken; using the next free port",
		"open-to-others":    "everyone on your network can now read this preview, drafts too, at %[1]s",
		"lan":               "on a phone in the same network: %[1]s",
		"lan-once":          "this address lets in one phone, once; then another address is shown for the next",
		"lan-opened":        "%[1]s can now see the preview; for another phone:",
		"lan-refused":       "this preview is not open to you: use the address, or the code, that the window of wenk shows now",
		"lan-welcome":       "to the preview",
		"no-alarms":         "this computer does not tell of changes (%[1]v); looking twice a second",
		"rebuilt":           "%[1]s  %[2]d pages (%[3]s)",
		"made":              "made %[1]s",
		"limit-page":        "a page",
		"limit-settings":    "a file of settings",
		"limit-picture":     "a picture",
		"limit-file":        "any other file",
		"limit-yaml-depth":  "levels of settings in each other",
		"limit-yaml-values": "values in a file of settings",
		"limit-nesting":     "lists, quotes or blocks in each other",
		"limit-table-cells": "cells of all tables of a page",
		"limit-unclosed":    "links, code and emphasis not closed, in a paragraph",
		"limit-code":        "a block of code with colours",
		"limit-code-run":    "the same character in a row, in such a block",
		"limit-growth":      "times as long as its text: what addresses that are used often may add to a page,",
		"limit-growth-base": "beyond this",
		"limit-pixels":      "pixels of a picture",
	},
	"nl": {
		"built":             "%[1]d pagina's in %[3]s: %[2]d bestanden, %[4]d geschreven, %[5]d verwijderd (%[6]s)",
		"not-written":       "er is niets geschreven; %[1]s is zoals het was",
		"list-damaged":      "de vorige bouw is afgebroken, of iemand wijzigde .wenk-files; bestanden die er niet meer in staan, blijven",
		"edited":            "sinds de vorige bouw met de hand gewijzigd, en nu vervangen: %[1]s",
		"left-alone":        "niet van deze website, en ongemoeid gelaten: %[1]s",
		"and-more":          "%[1]s en nog %[2]d",
		"all-well":          "%[1]d pagina's, geen problemen",
		"serving":           "%[1]s staat op %[2]s (Ctrl-C om te stoppen)",
		"port-taken":        "%[1]s is bezet; de volgende vrije poort wordt gebruikt",
		"open-to-others":    "iedereen op je netwerk kan dit voorbeeld nu lezen, ook wat nog niet klaar is, op %[1]s",
		"lan":               "op een telefoon in hetzelfde netwerk: %[1]s",
		"lan-once":          "dit adres laat één telefoon binnen, één keer; daarna verschijnt een ander voor de volgende",
		"lan-opened":        "%[1]s kan het voorbeeld nu zien; voor nog een telefoon:",
		"lan-refused":       "dit voorbeeld is niet open voor jou: gebruik het adres, of de code, dat het venster van wenk nu toont",
		"lan-welcome":       "naar het voorbeeld",
		"no-alarms":         "deze computer meldt geen wijzigingen (%[1]v); er wordt twee keer per seconde gekeken",
		"rebuilt":           "%[1]s  %[2]d pagina's (%[3]s)",
		"made":              "%[1]s is gemaakt",
		"limit-page":        "een pagina",
		"limit-settings":    "een bestand met instellingen",
		"limit-picture":     "een afbeelding",
		"limit-file":        "elk ander bestand",
		"limit-yaml-depth":  "niveaus in elkaar in de instellingen",
		"limit-yaml-values": "waarden in een bestand met instellingen",
		"limit-nesting":     "lijsten, citaten of blokken in elkaar",
		"limit-table-cells": "cellen van alle tabellen van een pagina",
		"limit-unclosed":    "links, code en nadruk die niet gesloten zijn, in een alinea",
		"limit-code":        "een blok code met kleuren",
		"limit-code-run":    "hetzelfde teken na elkaar, in zo'n blok",
		"limit-growth":      "keer de tekst: wat adressen die vaak gebruikt worden aan een pagina mogen toevoegen,",
		"limit-growth-base": "boven op dit",
		"limit-pixels":      "beeldpunten van een afbeelding",
	},
}

// say fills in a line in the language of a guide, or in English.
func say(lang, key string, args ...any) string {
	base, _, _ := strings.Cut(lang, "-")
	table, ok := lines[base]
	if !ok {
		table = lines["en"]
	}
	return fmt.Sprintf(table[key], args...)
}
