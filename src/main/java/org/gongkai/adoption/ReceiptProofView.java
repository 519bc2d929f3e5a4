package org.gongkai.adoption;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.audit.evidence.InclusionProof;

/**
 * Proof that a comment, and the verdict on it once it is published, stand in the log.
 *
 * @param salt stands before the text of the comment, with a line feed between them, when its digest
 *     is made
 * @param checkpoint the signed head of the log below which the leaves are
 * @param proofs of the comment first
 */
@Schema(description = "Proof that a comment and the verdict on it stand in the log")
public record ReceiptProofView(
    @Schema(examples = "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8") String salt,
    @Schema(
            examples =
                """
                gongkai.example.cn/evidence
                4211
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

                — gongkai.example.cn/evidence 3q2+7w...
                """)
        String checkpoint,
    List<InclusionProof> proofs) {

  /** Copies the list. */
  public ReceiptProofView {
    proofs = List.copyOf(proofs);
  }
}
