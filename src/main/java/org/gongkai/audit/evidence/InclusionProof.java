package org.gongkai.audit.evidence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Proof that a leaf is in the log below a signed head (RFC 9162, section 2.1.3).
 *
 * @param kind what the leaf stands for
 * @param leaf what was hashed: lines of text in UTF-8
 * @param index place of the leaf, from 0
 * @param size leaves of the tree
 * @param path hashes beside the way to the root, from the leaf upwards, in base64
 */
@Schema(description = "Proof that a leaf is in the log below the checkpoint")
public record InclusionProof(
    EvidenceKind kind,
    @Schema(
            examples =
                """
                gongkai-comment-v1
                0123456789AB
                0199c2ab-cdef-7abc-8def-abcdefabcdef
                2026-03-01T02:00:00Z
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                """)
        String leaf,
    @Schema(examples = "17") long index,
    @Schema(examples = "4211") long size,
    @Schema(examples = "[\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"]") List<String> path) {

  /** Copies the path. */
  public InclusionProof {
    path = List.copyOf(path);
  }
}
