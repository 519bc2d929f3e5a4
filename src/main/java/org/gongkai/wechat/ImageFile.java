package org.gongkai.wechat;

/**
 * An image for or from the platform.
 *
 * @param name with its extension
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ImageFile(String name, String mediaType, byte[] bytes) {

  /** Says nothing of what is in it. */
  @Override
  public String toString() {
    return "ImageFile[" + name + ", " + bytes.length + " bytes]";
  }
}
