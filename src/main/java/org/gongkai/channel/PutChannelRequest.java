package org.gongkai.channel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is changed to; see {@link OpenChannelRequest}.
 *
 * @param credentials replace all that are stored; the stored ones stay when absent
 * @param note why; kept in the register
 */
@Schema(description = "What a channel is changed to; its id and its kind stay")
public record PutChannelRequest(
    @NotBlank @Size(max = 100) @Schema(examples = "市政府门户网站") String name,
    @NotNull @Size(max = 200) @Schema(examples = "portal") String account,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String ownerUnit,
    @NotNull @Size(max = ChannelPolicy.MOST_SETTINGS)
        Map<
                @Pattern(regexp = ChannelPolicy.SETTING_NAME) String,
                @NotNull @Size(max = ChannelPolicy.LONGEST_SETTING) String>
            settings,
    @Nullable
        @Size(max = ChannelPolicy.MOST_SETTINGS)
        @Schema(
            nullable = true,
            description = "Replace all that are stored; the stored ones stay when absent")
        Map<
                @Pattern(regexp = ChannelPolicy.SETTING_NAME) String,
                @NotNull @Size(max = ChannelPolicy.LONGEST_SETTING) String>
            credentials,
    @NotNull OnCorrection onCorrection,
    @Min(1) @Max(ChannelPolicy.MOST_CALLS) @Schema(examples = "60") int callsPerMinute,
    @Min(1) @Max(ChannelPolicy.MOST_AT_ONCE) @Schema(examples = "2") int concurrency,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "机构更名，账号同步更名。") String note) {

  /** Keeps secrets out of messages. */
  @Override
  public String toString() {
    return "change of a channel";
  }
}
