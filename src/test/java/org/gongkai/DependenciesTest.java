package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** docs/dependencies.md gives a reason for every direct dependency, and for nothing else. */
class DependenciesTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`:]+:[^`]+)` \\| ([A-Za-z0-9.-]+) \\| (.{5,}) \\|$");

  @Test
  void eachDependencyIsExplained() throws Exception {
    assertThat(explained()).containsExactlyInAnyOrderElementsOf(declared()).doesNotHaveDuplicates();
  }

  private static List<String> explained() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(BASE.resolve("docs/dependencies.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        names.add(row.group(1));
      } else {
        assertThat(line).as("a row without licence or reason").doesNotStartWith("| `");
      }
    }
    return names;
  }

  private static List<String> declared()
      throws IOException, ParserConfigurationException, SAXException, XPathExpressionException {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(BASE.resolve("pom.xml").toFile());
    NodeList all =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "/project/dependencies/dependency"
                        + " | /project/profiles/profile/dependencies/dependency",
                    pom,
                    XPathConstants.NODESET);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      names.add(child(all, i, "groupId") + ':' + child(all, i, "artifactId"));
    }
    assertThat(names).hasSizeGreaterThan(20);
    return names;
  }

  private static String child(NodeList dependencies, int index, String name)
      throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(name, dependencies.item(index));
  }
}
