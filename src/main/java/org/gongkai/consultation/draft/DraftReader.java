package org.gongkai.consultation.draft;

import org.jspecify.annotations.Nullable;

/**
 * Reads a published draft from a plain text, a web page or a Word file. All three are cut into
 * lines and tables that one reader hangs in a tree, so a clause is a clause wherever it came from.
 *
 * <p>Nothing is dropped in silence: every block of the source is in exactly one place of the {@link
 * ParsedDraft}, if only among what was set aside. Nothing is fetched, and nothing in a file is run.
 */
public final class DraftReader {

  /** Longest file, in bytes; a page given as a string may have as many characters. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private DraftReader() {}

  /**
   * Reads plain text.
   *
   * @throws DraftFormatException when the text is no draft; see {@link DraftTextParser#parse}
   */
  public static ParsedDraft text(String source) {
    return DraftTextParser.parse(source);
  }

  /**
   * Reads a web page whose characters are known.
   *
   * @throws DraftFormatException when the page is too large or no draft
   */
  public static ParsedDraft html(String page) {
    requireSize(page.length());
    return DraftTextParser.parse(HtmlReader.read(page));
  }

  /**
   * Reads a web page as it was sent. A byte order mark decides on the characters first, then the
   * name given here, then the page's own {@code meta} element; a page that has none of them is
   * UTF-8, or GB 18030 when it is not valid UTF-8. {@code gb2312} and {@code gbk} are read as GB
   * 18030, which contains them.
   *
   * @param charset the name that came with the page, such as {@code gb2312}; an unknown name counts
   *     as none
   * @throws DraftFormatException when the page is too large or no draft
   */
  public static ParsedDraft html(byte[] page, @Nullable String charset) {
    requireSize(page.length);
    return DraftTextParser.parse(HtmlReader.read(HtmlCharset.decode(page, charset)));
  }

  /**
   * Reads a Word file of the kind {@code .docx}.
   *
   * @throws DraftFormatException when the file is too large, damaged, locked, unsafe or no draft
   */
  public static ParsedDraft docx(byte[] file) {
    requireSize(file.length);
    return DraftTextParser.parse(DocxReader.read(file));
  }

  private static void requireSize(int size) {
    if (size > MAX_BYTES) {
      throw new DraftFormatException(DraftFormatException.Reason.FILE_TOO_LARGE);
    }
  }
}
