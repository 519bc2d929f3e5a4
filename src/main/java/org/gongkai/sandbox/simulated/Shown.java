package org.gongkai.sandbox.simulated;

/**
 * What a platform shows, or keeps from readers.
 *
 * @param id the platform's own name of it
 * @param key what must be shown once only
 * @param text as readers see it
 */
public record Shown(String id, String key, String text, boolean blocked) {}
