package org.gongkai.media.format;

import java.util.Arrays;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Walks through the segments of a JPEG file (ITU-T T.81, annex B): the decoder neither refuses a
 * file that is cut short nor says which way up a picture was taken.
 */
final class JpegMarkers {

  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final byte[] file;
  private Orientation orientation = Orientation.TOP_LEFT;
  private boolean whole;

  private JpegMarkers(byte[] file) {
    this.file = file;
  }

  static JpegMarkers of(byte[] file) {
    JpegMarkers markers = new JpegMarkers(file);
    markers.walk();
    return markers;
  }

  /** Whether the picture has its end. */
  boolean isWhole() {
    return whole;
  }

  /** Which way up it was taken; upright where the file does not say so. */
  Orientation orientation() {
    return orientation;
  }

  private void walk() {
    int at = nextMarker(2);
    while (at >= 0) {
      int marker = file[at + 1] & 0xFF;
      if (marker == END_OF_IMAGE) {
        whole = true;
        return;
      }
      at = nextMarker(behind(at, marker));
    }
  }

  /** The place behind a segment; what a scan holds is passed over by the search for a marker. */
  private int behind(int at, int marker) {
    if (at + 3 >= file.length) {
      return file.length;
    }
    int length = (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF);
    int end = at + 2 + Math.max(2, length);
    if (marker == APP1 && end <= file.length) {
      readExif(at + 4, end);
    }
    return marker == START_OF_SCAN ? Math.min(end, file.length) : end;
  }

  private void readExif(int from, int to) {
    if (to - from <= EXIF.length
        || !Arrays.equals(file, from, from + EXIF.length, EXIF, 0, EXIF.length)) {
      return;
    }
    try {
      Orientation found = ExifUtils.getOrientationFromExif(Arrays.copyOfRange(file, from, to));
      orientation = found == null ? orientation : found;
    } catch (RuntimeException damaged) {
      // A picture with damaged remarks is a picture all the same; it stays as it lies.
      orientation = Orientation.TOP_LEFT;
    }
  }

  /** The next marker that begins a segment or ends the picture; -1 at the end of the file. */
  private int nextMarker(int from) {
    for (int i = from; i + 1 < file.length; i++) {
      int code = file[i + 1] & 0xFF;
      boolean isRestart = code >= 0xD0 && code <= 0xD7;
      if ((file[i] & 0xFF) == 0xFF && code != 0 && code != 0xFF && code != 1 && !isRestart) {
        return i;
      }
    }
    return -1;
  }
}
