package org.gongkai.platform.security;

/**
 * Stands in packages that bring their own database, Redis and simulated platforms, and in no other:
 * only the sandbox implements it.
 */
public interface EmbeddedParts {

  /** The profile in which such a package runs. */
  String PROFILE = "embedded";
}
