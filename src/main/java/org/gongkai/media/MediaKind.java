package org.gongkai.media;

/** What a file is. */
public enum MediaKind {
  IMAGE,
  DOCUMENT
}
