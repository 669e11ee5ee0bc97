#!/usr/bin/env bash
# Installs the package as npm would publish it into an empty folder and runs it there, on this Node and on the others
# that the npm package `node` brings.
set -euo pipefail
source=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" >/dev/null
size=$(wc -c <"$work"/oauthbearer-*.tgz)
[ "$size" -lt 1500000 ] || { echo "the package has $size bytes, more than 1.5 MB"; exit 1; }
cd "$work"
npm init --yes >/dev/null
npm pkg set type=module
npm install --silent --no-fund --no-audit ./oauthbearer-*.tgz
# Its WebAssembly, for the history of `watch`, would double the package.
[ "$(ls node_modules | grep -vE '^(oauthbearer|node-sqlite3-wasm)$' | wc -l)" = 0 ] || { echo 'the package brings other dependencies'; exit 1; }

# MIT, BSD and ISC: whoever passes a package on passes its notice on.
grep -q 'Permission is hereby granted' node_modules/oauthbearer/dist/THIRD-PARTY.txt || { echo 'the licence texts are missing'; exit 1; }

grep -q '^.SS "oauthbearer doctor"' node_modules/oauthbearer/dist/oauthbearer.1 || { echo 'the manual page is missing'; exit 1; }

(cd "$source" && npx tsx scripts/package-types.ts "$work" "$work"/oauthbearer-*.tgz)

for version in current 22 24; do
  node=node
  if [ "$version" != current ]; then
    npm install --silent --no-fund --no-audit --prefix "node$version" "node@$version" >/dev/null
    node="$work/node$version/node_modules/node/bin/node"
  fi
  "$node" node_modules/oauthbearer/bin/oauthbearer.js doctor --lab --format json --quiet >healthy.json 2>notes.txt
  [ ! -s notes.txt ] || { echo "node $version says on stderr:"; cat notes.txt; exit 1; }
  "$node" node_modules/oauthbearer/bin/oauthbearer.js doctor --lab jwt/iss-trailing-slash --format json --quiet >ill.json && exit 1 || [ $? = 1 ]
  "$node" --input-type=commonjs -e '
    const read = (file) => JSON.parse(require("node:fs").readFileSync(file, "utf8"));
    if (read("healthy.json").verdict !== "healthy") throw new Error("the healthy lab is not");
    if (read("ill.json").rootCauses[0].id !== "jwt/iss-trailing-slash") throw new Error("another cause was named");
    console.log(`node ${process.version}: the package diagnoses`);
  '
done

# The single executable, in an environment without Node and without files of the package.
for version in current 24; do
  node=node
  [ "$version" = current ] || node="$work/node$version/node_modules/node/bin/node"
  (cd "$source" && "$node" --import tsx scripts/executable.ts "$work/oauthbearer-$version")
  executable() { env -i HOME="$work" "$work/oauthbearer-$version" "$@"; }
  [ "$(executable --version)" = "$(node -p 'require("oauthbearer/package.json").version')" ]
  executable doctor --lab --format json --quiet >healthy.json 2>notes.txt
  [ ! -s notes.txt ] || { echo "the executable says on stderr:"; cat notes.txt; exit 1; }
  [ "$(node -p 'JSON.parse(fs.readFileSync("healthy.json", "utf8")).verdict')" = healthy ]
  first=$(executable doctor --lab jwt/iss-trailing-slash --format short || true)
  grep -q 'jwt/iss-trailing-slash' <<<"$first" || { echo "the executable names another cause: $first"; exit 1; }
  executable explain jwt/iss-trailing-slash | grep -q '^## What you see' || { echo 'the executable has no pages'; exit 1; }
  printf 'tokenEndpoint: https://127.0.0.1:1/token\nclientId: orders\nclientSecret: not-a-secret\n' >nobody.yaml
  for round in first second; do
    executable watch --config nobody.yaml --rounds 1 --quiet --history history.db || [ $? = 1 ]
  done
  [ "$(head -c 15 history.db)" = 'SQLite format 3' ] || { echo 'the executable keeps no history'; exit 1; }
  echo "the executable of Node $version diagnoses"
done
