package io.chimerastack.core.project;

import java.security.SecureRandom;

/** Secrets of 32 characters (190 bits) from the platform's strongest everyday generator. */
public final class SecureSecrets implements SecretSource {
  private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String SECRET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ID_ALPHABET;
  private static final int SECRET_LENGTH = 32;
  private static final int ID_LENGTH = 6;

  private final SecureRandom random = new SecureRandom();

  /** Creates a source. */
  public SecureSecrets() {}

  @Override
  public String secret() {
    return text(SECRET_ALPHABET, SECRET_LENGTH);
  }

  @Override
  public String shortId() {
    return text(ID_ALPHABET, ID_LENGTH);
  }

  private String text(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
