import { errors } from 'jose'
import { TrustError, type TrustErrorCode } from '../trust-error.ts'

const codeOfJose: Readonly<Record<string, TrustErrorCode>> = {
  [errors.JOSEAlgNotAllowed.code]: 'TOKEN_ALGORITHM',
  [errors.JOSENotSupported.code]: 'TOKEN_MALFORMED',
  [errors.JWSInvalid.code]: 'TOKEN_MALFORMED',
  [errors.JWTInvalid.code]: 'TOKEN_MALFORMED',
  [errors.JWSSignatureVerificationFailed.code]: 'TOKEN_SIGNATURE',
  [errors.JWKSNoMatchingKey.code]: 'TOKEN_SIGNATURE',
  [errors.JWKSMultipleMatchingKeys.code]: 'TOKEN_SIGNATURE',
  [errors.JWTExpired.code]: 'TOKEN_EXPIRED',
}

const codeOfClaim: Readonly<Record<string, TrustErrorCode>> = {
  aud: 'TOKEN_AUDIENCE',
  typ: 'TOKEN_TYPE',
  nbf: 'TOKEN_NOT_YET',
}

/**
 * Says in this package's words why jose refused a token.
 * Its own error carries the claims, so it is kept as a cause only where the token was not yet read.
 */
export function refusalOf(error: unknown): TrustError {
  if (error instanceof errors.JWTClaimValidationFailed)
    return new TrustError(codeOfClaim[error.claim] ?? 'TOKEN_CLAIMS')
  const code = error instanceof errors.JOSEError ? codeOfJose[error.code] : undefined
  return code === undefined ? new TrustError('ISSUER_KEYS_UNAVAILABLE', { cause: error }) : new TrustError(code)
}
