import { existsSync, readdirSync, readFileSync } from 'node:fs'

const folder = '/run/secrets'

// A secret whose file is named like a variable becomes that variable of this process, and of no other.
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[A-Z_]+$/.test(name)) : []
for (const name of names) process.env[name] = readFileSync(`${folder}/${name}`, 'utf8').trim()
