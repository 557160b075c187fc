import { newSigningKey } from './signing-key.ts'
import { agencyOfIssuer, readTrustAnchors } from './trust-anchors.ts'

const gateway = newSigningKey()
const disnakerKey = newSigningKey()

const disnaker = {
  id: 'disnaker-jember',
  kind: 'GOVERNMENT',
  subgraph: 'government',
  name: { id: 'Dinas Tenaga Kerja Jember', en: 'Jember Manpower Service' },
  issuer: 'http://localhost:4009/disnaker-jember',
  jwksUri: 'http://localhost:4009/disnaker-jember/jwks',
  publicKey: disnakerKey.publicKey,
}
const migrantCare = {
  id: 'migrant-care-jember',
  kind: 'NGO',
  subgraph: 'ngo',
  name: { id: 'Migrant CARE Jember', en: 'Migrant CARE Jember' },
  issuer: 'http://localhost:4009/migrant-care-jember',
  jwksUri: 'http://localhost:4009/migrant-care-jember/jwks',
}
const founding = {
  audience: 'urn:simpul:hub',
  agencies: [disnaker, migrantCare],
  subjects: { issuer: 'http://localhost:4009/subjects', jwksUri: 'http://localhost:4009/subjects/jwks' },
  gateway: { publicKey: gateway.publicKey },
}

describe('readTrustAnchors', () => {
  it('reads a founding file', () => {
    expect(readTrustAnchors(founding)).toEqual(founding)
  })

  it('takes several agencies of one kind behind one subgraph', () => {
    const other = { ...migrantCare, id: 'other-ngo', issuer: 'http://other/ngo', jwksUri: 'http://other/jwks' }
    expect(readTrustAnchors({ ...founding, agencies: [disnaker, migrantCare, other] }).agencies).toHaveLength(3)
  })

  it.each([
    ['another audience', { ...founding, audience: 'hub' }, 'audience must be "urn:simpul:hub"'],
    ['no agency', { ...founding, agencies: [] }, 'agencies must name at least one agency'],
    [
      'an issuer that is no URL',
      { ...founding, agencies: [{ ...disnaker, issuer: 'disnaker' }] },
      'agencies[0].issuer must be an http or https URL',
    ],
    [
      'an issuer with a query',
      { ...founding, agencies: [{ ...disnaker, issuer: 'https://a.example/?x=1' }] },
      'agencies[0].issuer must have neither query nor fragment',
    ],
    [
      'a key set in a file',
      { ...founding, agencies: [{ ...disnaker, jwksUri: 'file:///keys.json' }] },
      'agencies[0].jwksUri must be an http or https URL',
    ],
    [
      'an unknown kind',
      { ...founding, agencies: [{ ...disnaker, kind: 'BANK' }] },
      'agencies[0].kind must be one of GOVERNMENT, RECRUITMENT, NGO, FORUM',
    ],
    [
      'the private part of a key',
      { ...founding, gateway: { publicKey: gateway.privateKey } },
      'gateway.publicKey.d must not be here: this is the private part of a key',
    ],
    [
      'two agencies with one id',
      { ...founding, agencies: [disnaker, { ...migrantCare, id: disnaker.id }] },
      'agencies[0].id is also that of another party',
    ],
    [
      'two agencies with one issuer',
      { ...founding, agencies: [disnaker, { ...migrantCare, issuer: disnaker.issuer }] },
      'agencies[0].issuer is also that of another party',
    ],
    [
      'two agencies with one key set',
      { ...founding, agencies: [disnaker, { ...migrantCare, jwksUri: disnaker.jwksUri }] },
      'agencies[0].jwksUri is also that of another party',
    ],
    [
      'an agency that is also the subject issuer',
      { ...founding, subjects: { ...founding.subjects, issuer: migrantCare.issuer } },
      'agencies[1].issuer is also that of another party',
    ],
    [
      'an agency with the key of the gateway',
      { ...founding, gateway: { publicKey: disnakerKey.publicKey } },
      'agencies[0].publicKey is also that of another party',
    ],
    [
      'one subgraph for two kinds',
      { ...founding, agencies: [disnaker, { ...migrantCare, subgraph: 'government' }] },
      'agencies[1].subgraph is also that of an agency of another kind',
    ],
  ])('refuses %s and says where', (_, value, fault) => {
    expect(() => readTrustAnchors(value)).toThrow(`The founding file is not valid: ${fault}.`)
  })

  it('names a member that nobody reads', () => {
    expect(() => readTrustAnchors({ ...founding, gatewayKey: 1 })).toThrow('gatewayKey')
  })
})

describe('agencyOfIssuer', () => {
  const anchors = readTrustAnchors(founding)

  it.each([
    ['the agency itself', disnaker.issuer, 'disnaker-jember'],
    ['no agency for the subject issuer', founding.subjects.issuer, undefined],
    ['no agency for a stranger', 'http://localhost:4009/stranger', undefined],
    ['no agency for another spelling', `${disnaker.issuer}/`, undefined],
  ])('finds %s', (_, issuer, expected) => {
    expect(agencyOfIssuer(anchors, issuer)?.id).toBe(expected)
  })
})
