/** A reader of PDF signatures that is not ours; it publishes no types of its own. Named here is what the tests use. */
declare module 'pdf-signature-reader' {
  interface SignatureReport {
    /** Whether what each signature covers is what was signed. Absent where the file could not be read as signed. */
    readonly integrity?: boolean;
    /** Whether an authority that Node trusts vouches for each signer. */
    readonly authenticity?: boolean;
    /** Why the file could not be read as signed. */
    readonly message?: string;
    readonly signatures?: readonly {
      readonly meta: {
        /** The signer's own certificate first. */
        readonly certs: readonly { readonly issuedTo: { readonly commonName?: string } }[];
      };
    }[];
  }

  /** Throws where the file names no way of signing that it knows. */
  export default function verifyPdf(pdf: Uint8Array): SignatureReport;
}
