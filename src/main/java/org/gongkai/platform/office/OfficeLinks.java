package org.gongkai.platform.office;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the links between the parts of an Office file. */
public final class OfficeLinks {

  /**
   * One link.
   *
   * @param type its kind without the namespace, such as {@code styles}
   * @param target the name of a part, or an address outside the file
   * @param external whether it leads out of the file
   */
  public record Link(String id, String type, String target, boolean external) {}

  private final List<Link> links;

  private OfficeLinks(List<Link> links) {
    this.links = links;
  }

  /**
   * The links of one part.
   *
   * @param part its name; empty for the file as a whole
   */
  public static OfficeLinks of(OfficePackage file, String part) {
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    String name = folder + "_rels/" + part.substring(folder.length()) + ".rels";
    return file.has(name) ? read(file.part(name), folder) : new OfficeLinks(List.of());
  }

  /** The links that a part with this name lists. */
  public static OfficeLinks in(OfficePackage file, String rels) {
    return read(file.part(rels), "");
  }

  /** Links that lead out of the file and would make a program fetch something. */
  public List<Link> outward() {
    return links.stream()
        .filter(link -> link.external() && !link.type().equals("hyperlink"))
        .toList();
  }

  /** The names of the parts of one kind. */
  public List<String> parts(String type) {
    return links.stream()
        .filter(link -> !link.external() && link.type().equals(type))
        .map(Link::target)
        .toList();
  }

  /** The first part of one kind. */
  public @Nullable String part(String type) {
    List<String> found = parts(type);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The part to which the link of this identifier leads. */
  public @Nullable String target(String id) {
    return links.stream()
        .filter(link -> !link.external() && link.id().equals(id))
        .map(Link::target)
        .findFirst()
        .orElse(null);
  }

  private static OfficeLinks read(XmlCursor rels, String folder) {
    List<Link> links = new ArrayList<>();
    while (rels.next(0)) {
      if (rels.name().equals("Relationship")) {
        String type = rels.text("Type");
        boolean external = rels.text("TargetMode").equals("External");
        String target = rels.text("Target");
        links.add(
            new Link(
                rels.text("Id"),
                type.substring(type.lastIndexOf('/') + 1),
                external ? target : resolved(folder, target),
                external));
      }
    }
    return new OfficeLinks(links);
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String base = folder;
    String rest = target;
    while (rest.startsWith("../") || rest.startsWith("./")) {
      boolean up = rest.startsWith("../");
      rest = rest.substring(up ? 3 : 2);
      int end = base.lastIndexOf('/', base.length() - 2);
      base = up ? base.substring(0, end + 1) : base;
    }
    return base + rest;
  }
}
