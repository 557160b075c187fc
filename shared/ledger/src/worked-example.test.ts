import { readFileSync } from 'node:fs'
import { readProofFile, verifyProofFile } from './checkpoint/proof-file.ts'
import { readVerifierKey } from './note/verifier-key.ts'
import { openReceipt } from './receipt/receipt.ts'
import { leafHash } from './tree/hashing.ts'
import { workedExample } from './worked-example.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

describe('the README', () => {
  it('shows the example as it is made', async () => {
    for (const { heading, text } of await workedExample()) {
      expect(readme).toContain(`### ${heading}\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n`)
    }
  })

  it('shows a proof and a receipt that verify from what it shows', () => {
    const [key, ...witnesses] = blockUnder('The public keys').trimEnd().split('\n').map(readVerifierKey)
    const owner = key === undefined ? [] : [key]
    const leaf = leafHash(Buffer.from(blockUnder('The leaf of entry 1').trimEnd()))
    const trust = { origin: 'simpul.example/ledger/disnaker-jember', owner, witnesses, quorum: 2 }
    const proof = blockUnder('The proof file of entry 1')
    expect(verifyProofFile(proof, leaf, trust).head.size).toBe(3)
    expect(readProofFile(proof).index).toBe(1)
    expect(openReceipt(blockUnder('The receipt for entry 1'), owner)).toMatchObject({
      leaf: Buffer.from(leaf).toString('base64url'),
      index: 1,
    })
  })
})

function blockUnder(heading: string): string {
  return readme.split(`### ${heading}\n\n\`\`\`\n`)[1]?.split('```\n')[0] ?? ''
}
