#!/bin/sh
# Puts the secret where the application looks for it. Here that is a file that nobody else can read; yours may be
# `kubectl create secret`, `vault kv put` or the API of your platform. CLIENT_ID and CLIENT_SECRET come in the
# environment, never as an argument, which every user of the machine can see.
set -eu
umask 077
file="${PORTAL_CREDENTIALS:?where the application looks for its credentials}"
printf 'CLIENT_ID=%s\nCLIENT_SECRET=%s\n' "$CLIENT_ID" "$CLIENT_SECRET" >"$file.next"
# In one step: the application finds the old secret or the new one, and both are valid.
mv "$file.next" "$file"
