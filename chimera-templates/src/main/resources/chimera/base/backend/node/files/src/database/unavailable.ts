/** The database does not answer. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
