/** What every answer tells the browser about what this site will never do. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** `https`: the product is reached by https; then browsers are told to use nothing else for a year. */
export function securityHeaders(https: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          // Mantine writes its theme into a style element and the editor its caret colours into attributes.
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'"],
          'font-src': ["'self'"],
          'manifest-src': ["'self'"],
          // Covers the room's WebSocket too, which has the same host and port.
          'connect-src': ["'self'"],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
      response.set('X-Robots-Tag', 'noindex');
      // What a person may see now is for them and for now. Files with a hash in their name say otherwise.
      response.set('Cache-Control', 'no-store');
      next();
    },
  ];
}
