/** The package brings no types (https://github.com/nodejs/postject). */
declare module 'postject' {
  /** Adds a resource to an executable, and sets the fuse that `sentinelFuse` begins. */
  export function inject(
    file: string,
    resource: string,
    data: Buffer,
    options: { readonly sentinelFuse: string; readonly machoSegmentName?: string },
  ): Promise<void>;
}
