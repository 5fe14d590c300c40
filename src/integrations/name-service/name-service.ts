/** What the public name service says of a domain that a customer named. */
export abstract class NameService {
  /** Whether mail can reach the domain: true, false, or null when nobody could say in time. */
  abstract takesMail(domain: string): Promise<boolean | null>;

  /** Whether names can be looked up from here at all. Where they cannot, "no such name" says nothing about the name. */
  abstract isUp(): Promise<boolean>;
}
