/** The folder of the built pages: `index.html`, served at `/explorer`, and `assets/`, at `/explorer/assets/`. */
export function dashboardFolder(): string
