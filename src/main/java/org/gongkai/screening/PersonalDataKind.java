package org.gongkai.screening;

/** Kinds of personal data that a text can give away. */
public enum PersonalDataKind {
  /** A mobile number or a land line with its area code; numbers beginning 400 or 800 are not. */
  PHONE,
  /** A resident identity number of 18 or 15 characters. */
  ID_NUMBER,
  /** A bank card number. */
  BANK_CARD,
  /** An e-mail address. */
  EMAIL,
  /** The part of an address below the street, village or estate: house, building, flat. */
  ADDRESS,
  /** A person's name that stands beside a label such as 姓名 or 本人. */
  NAME_LABEL
}
