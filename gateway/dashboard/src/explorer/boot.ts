import { answerFromFrame } from './sign-in/silent-frame.ts'

// Inside a frame the page only hands over an issuer's answer: it never shows itself there.
if (window.parent === window) void import('./start.tsx')
else answerFromFrame(window)
