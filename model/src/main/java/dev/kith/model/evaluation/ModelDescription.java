package dev.kith.model.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.config.EvaluationSettings;
import dev.kith.config.Text;
import dev.kith.model.network.Architecture;
import java.util.List;

/**
 * What {@code model.json} says beside the tensors: everything that is needed to use them. Names in the file are in snake case;
 * fields it does not know are left alone, so that later versions may add some. The part {@code inference} is for other programs,
 * see {@link InferenceGuide}.
 *
 * @param format {@value #FORMAT}
 * @param version of the format
 * @param architecture everything that decides the shapes
 * @param preprocessing of images whose shorter side was resized to {@code architecture.side}, the centre kept
 * @param classes names, in the order of the class numbers
 * @param neighborIds names of the rows of the tensor {@code neighbors.vectors}
 */
record ModelDescription(
        String format,
        int version,
        Architecture.Description architecture,
        Preprocessing preprocessing,
        List<String> classes,
        EvaluationSettings.Classifier classifier,
        boolean testTimeFlip,
        Representation representation,
        int k,
        KnnClassifier.Weighting weighting,
        List<String> neighborIds) {

    static final String FORMAT = "kith-model";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true)
            .build();

    static ModelDescription of(ShippedModel model) {
        KnnClassifier neighbors = model.neighbors();
        return new ModelDescription(
                FORMAT,
                VERSION,
                model.description(),
                model.preprocessing(),
                model.classes(),
                model.kind(),
                model.testTimeFlip(),
                neighbors.bank().representation(),
                neighbors.k(),
                neighbors.weighting(),
                neighbors.bank().ids());
    }

    /** @param guide for other programs, written behind everything else; Kith does not read it */
    String toJson(InferenceGuide guide) {
        ObjectNode tree = JSON.valueToTree(this);
        tree.set("inference", JSON.valueToTree(guide));
        try {
            return JSON.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // records of texts and numbers always have a JSON form
        }
    }

    /** @throws IllegalArgumentException if it is no description, or one of a later version */
    static ModelDescription parse(String json) {
        ModelDescription description;
        try {
            description = JSON.readValue(json, ModelDescription.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no description of a model: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(description.format)) {
            throw new IllegalArgumentException("this is no description of a model: format is " + description.format);
        }
        if (description.version > VERSION) {
            throw new IllegalArgumentException(Text.format(
                    "version %d of the model format is newer than this program's, %d", description.version, VERSION));
        }
        return description;
    }
}
