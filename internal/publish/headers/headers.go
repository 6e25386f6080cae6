// Package headers writes settings for web servers: the security headers of a site, and how
// long browsers may keep its files.
//
//	files = append(files, headers.Files()...)
//
// Each page has a content security policy in its HTML, which holds on any server and from
// a disk. The header adds what HTML cannot say: no other site may show the page in a frame.
// Browsers apply both policies, so the stricter one counts.
package headers

import (
	"fmt"
	"strings"

	"wenk/internal/base/file"
)

// Policy is the content security policy (W3C, CSP Level 3) of every page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
	"trusted-types wenk; require-trusted-types-for 'script'"

// workerPolicy is the policy of the worker with which readers keep a site: it asks its host
// for files, and no more.
const workerPolicy = "default-src 'none'; connect-src 'self'"

// worker is the file name of that worker.
const worker = "sw.js"

// A header is sent with every answer, under its name in the standard of HTTP.
type header struct{ name, value string }

// policyHeader is the header whose value the worker has its own of.
const policyHeader = "Content-Security-Policy"

// headers returns the headers, besides Cache-Control, in the order of the files. policy is
// the value of the first, as a file writes it.
func headers(policy string) []header {
	return []header{
		{policyHeader, policy},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Permissions-Policy", "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"},
		{"Referrer-Policy", "no-referrer"},
		{"Strict-Transport-Security", "max-age=31536000"},
		{"X-Content-Type-Options", "nosniff"},
	}
}

// Values of Cache-Control: browsers keep a file with a hash in its name for a year, and
// ask for any other file each time.
const (
	kept  = "public, max-age=31536000, immutable"
	asked = "no-cache"
)

// Files returns the settings, sorted by path. Netlify and Cloudflare Pages read _headers from
// the site, and Apache reads .htaccess; the files for nginx and Caddy are samples, which a
// person copies.
func Files() []file.File {
	return []file.File{
		{Path: ".htaccess", Data: []byte(apache())},
		{Path: "_Caddyfile", Data: []byte(caddy())},
		{Path: "_headers", Data: []byte(netlify())},
		{Path: "_nginx.conf", Data: []byte(nginx())},
	}
}

// lines writes headers with a format for the name and the value of each.
func lines(form string, list []header) string {
	var b strings.Builder
	for _, h := range list {
		fmt.Fprintf(&b, form+"\n", h.name, h.value)
	}
	return b.String()
}

// netlify returns _headers: rules for a path, then its headers. "! Cache-Control" removes the
// header of the rule before.
func netlify() string {
	return "/*\n" + lines("  %s: %s", headers(Policy)) + "  Cache-Control: " + asked + "\n" +
		"/assets/*\n  ! Cache-Control\n  Cache-Control: " + kept + "\n" +
		"/" + worker + "\n  ! " + policyHeader + "\n  " + policyHeader + ": " + workerPolicy + "\n"
}

// apache returns .htaccess. Without mod_headers the site works, but has no headers.
func apache() string {
	return `# Needs mod_headers, AllowOverride FileInfo Indexes, and the site at the root of its host.
DirectoryIndex index.html
ErrorDocument 404 /404.html
<IfModule mod_headers.c>
` + lines(`  Header always set %s "%s"`, headers(Policy)) + `  Header always set ` + policyHeader + ` "` + workerPolicy + `" "expr=%{REQUEST_URI} =~ m#/` + worker + `$#"
` +
		`  Header always set Cache-Control "` + asked + `"
  Header always set Cache-Control "` + kept + `" "expr=%{REQUEST_URI} =~ m#/assets/#"
</IfModule>
`
}

// caddy returns a sample for Caddy with the site in a folder.
func caddy() string {
	return `# Put this in your Caddyfile; change the two names.
gids.example {
	root * /var/www/gids
	encode zstd gzip
	file_server
	header {
` + lines("\t\t%s \"%s\"", headers("")[1:]) + `	}
	@pages not path /` + worker + `
	header @pages ` + policyHeader + ` "` + Policy + `"
	@worker path /` + worker + `
	header @worker ` + policyHeader + ` "` + workerPolicy + `"
	@named not path /assets/*
	header @named Cache-Control "` + asked + `"
	@hashed path /assets/*
	header @hashed Cache-Control "` + kept + `"
	handle_errors {
		rewrite * /404.html
		file_server
	}
}
`
}

// nginx returns a sample for nginx. The time to keep a file, and its policy, come from maps,
// since nginx drops the headers of an outer block where an inner block sets one.
func nginx() string {
	return `# Put this in the http block; change the two names.
map $uri $wenk_keep {
    default "` + asked + `";
    ~/assets/ "` + kept + `";
}
map $uri $wenk_policy {
    default "` + Policy + `";
    ~/` + worker + `$ "` + workerPolicy + `";
}
server {
    listen 80;
    server_name gids.example;
    root /var/www/gids;
    index index.html;
    error_page 404 /404.html;
    gzip on;
    gzip_types text/css text/javascript application/json image/svg+xml;
` + lines(`    add_header %s "%s" always;`, headers("$wenk_policy")) + `    add_header Cache-Control $wenk_keep always;
}
`
}
