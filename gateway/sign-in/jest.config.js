import house from '@simpul/house/jest'

/** Fastify's `inject` requires `cookie`, which is an ES module; Jest cannot require one on Node 20, so it is compiled. */
export default {
  ...house,
  transform: { ...house.transform, '/node_modules/cookie/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }] },
  transformIgnorePatterns: ['/node_modules/(?!cookie/)'],
}
