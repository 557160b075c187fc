import { defineConfig, type Plugin } from 'vite'

/**
 * GraphiQL's style sheet carries 350 kB of fonts as data; the page uses the reader's own fonts instead,
 * and so the content security policy needs no `font-src`.
 */
const withoutFonts: Plugin = {
  name: 'simpul:without-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /graphiql[\\/]dist[\\/]style\.css$/ },
    handler: (css) => css.replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
  },
}

export default defineConfig({
  base: '/explorer/',
  plugins: [withoutFonts],
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: {
    port: 4010,
    proxy: { '/graphql': 'http://localhost:4000', '/explorer/config.json': 'http://localhost:4000' },
  },
})
