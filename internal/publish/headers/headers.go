// Package headers writes settings for the web servers that publish a site: the
// headers that make browsers keep to what pages say of themselves, and how long
// they may keep files.
//
// A page carries its policy itself, so that it holds on every server and from
// a disk. A header adds what a page cannot say: that no other site may show it
// in a frame. The policies of both apply, the strictest one counts.
package headers

import (
	"fmt"
	"strings"

	"wenk/internal/base/file"
)

// Policy is the content security policy (W3C, CSP Level 3) of every page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'"

// A header is one that every answer has.
type header struct{ name, value string }

var headers = []header{
	{"Content-Security-Policy", Policy},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"},
	{"Referrer-Policy", "no-referrer"},
	{"Strict-Transport-Security", "max-age=31536000"},
	{"X-Content-Type-Options", "nosniff"},
}

// How long browsers may keep a file without asking: those whose name holds a
// hash of their bytes for a year, all others never.
const (
	kept  = "public, max-age=31536000, immutable"
	asked = "no-cache"
)

// Files returns the settings: _headers for Netlify and Cloudflare Pages,
// .htaccess for Apache, which both read from the site itself, and samples for
// nginx and Caddy.
func Files() []file.File {
	return []file.File{
		{Path: ".htaccess", Data: []byte(apache())},
		{Path: "_Caddyfile", Data: []byte(caddy())},
		{Path: "_headers", Data: []byte(netlify())},
		{Path: "_nginx.conf", Data: []byte(nginx())},
	}
}

// lines writes each header in a form with places for its name and its value.
func lines(form string) string {
	var b strings.Builder
	for _, h := range headers {
		fmt.Fprintf(&b, form+"\n", h.name, h.value)
	}
	return b.String()
}

func netlify() string {
	return "/*\n" + lines("  %s: %s") + "  Cache-Control: " + asked + "\n" +
		"/assets/*\n  ! Cache-Control\n  Cache-Control: " + kept + "\n"
}

func apache() string {
	return `# Needs mod_headers, AllowOverride FileInfo Indexes, and the site at the root of its host.
DirectoryIndex index.html
ErrorDocument 404 /404.html
<IfModule mod_headers.c>
` + lines(`  Header always set %s "%s"`) +
		`  Header always set Cache-Control "` + asked + `"
  Header always set Cache-Control "` + kept + `" "expr=%{REQUEST_URI} =~ m#/assets/#"
</IfModule>
`
}

func caddy() string {
	return `# Put this in your Caddyfile; change the two names.
gids.example {
	root * /var/www/gids
	encode zstd gzip
	file_server
	header {
` + lines("\t\t%s \"%s\"") + `	}
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

// nginx drops the headers of the outer block where an inner one sets any, so
// the time to keep a file comes from a map.
func nginx() string {
	return `# Put this in the http block; change the two names.
map $uri $wenk_keep {
    default "` + asked + `";
    ~/assets/ "` + kept + `";
}
server {
    listen 80;
    server_name gids.example;
    root /var/www/gids;
    index index.html;
    error_page 404 /404.html;
    gzip on;
    gzip_types text/css text/javascript application/json image/svg+xml;
` + lines(`    add_header %s "%s" always;`) + `    add_header Cache-Control $wenk_keep always;
}
`
}
