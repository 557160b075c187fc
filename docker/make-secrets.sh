#!/bin/sh
# Makes the passwords of the four agencies' databases, once. A password that exists stays as it is.
set -eu
umask 077
cd "$(dirname "$0")"

keep() { # keep FILE TEXT
  [ -e "$1" ] || printf '%s' "$2" > "$1"
  chmod 600 "$1"
}

for agency in government recruitment ngo forum; do
  folder="hub/secrets/$agency"
  server="$agency-database:5432"
  mkdir -p "$folder"
  for role in admin migrator own partner; do
    keep "$folder/$role-password" "$(openssl rand -hex 24)"
  done
  keep "$folder/admin-url" "postgresql://postgres:$(cat "$folder/admin-password")@$server/postgres"
  for role in own partner; do
    keep "$folder/$role-url" "postgresql://simpul_${agency}_$role:$(cat "$folder/$role-password")@$server/simpul_$agency"
  done
done

# The containers run as the user who owns these files, so that no file needs to be open to others. It is never root.
owner="$(id -u)"
group="$(id -g)"
if [ "$owner" = 0 ]; then
  owner=1000
  group=1000
  chown -R "$owner:$group" hub
fi
keep .env "COMPOSE_PROJECT_NAME=simpul
SIMPUL_UID=$owner
SIMPUL_GID=$group
TODAY=$(TZ=Asia/Jakarta date +%F)
WORKERS=2309
"
echo 'The secrets are in docker/hub/secrets, the settings in docker/.env.'
