package dev.kith.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;

/** Messages in which every field has a value that is not its default, by reflection: new fields are covered by themselves. */
final class FilledMessages {

    private FilledMessages() {}

    /** One message for each case of the {@code oneof} of an actor's protocol, with all other fields filled. */
    static List<Message> casesOf(Message protocol) {
        Descriptor type = protocol.getDescriptorForType();
        List<Message> cases = new ArrayList<>();
        for (FieldDescriptor body : type.getOneofs().get(0).getFields()) {
            Message.Builder message = protocol.newBuilderForType();
            for (FieldDescriptor field : type.getFields()) {
                if (field.getContainingOneof() == null || field.equals(body)) {
                    fill(message, field);
                }
            }
            cases.add(message.build());
        }
        return cases;
    }

    private static void fill(Message.Builder message, FieldDescriptor field) {
        if (field.isMapField()) {
            message.addRepeatedField(field, filled(message.newBuilderForField(field)));
        } else if (field.isRepeated()) {
            message.addRepeatedField(field, value(message, field));
            message.addRepeatedField(field, value(message, field));
        } else {
            message.setField(field, value(message, field));
        }
    }

    private static Object value(Message.Builder message, FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> field.getType() == FieldDescriptor.Type.SINT32 ? -7 : 7;
            case LONG -> 1L << 40;
            case FLOAT -> 0.25f;
            case DOUBLE -> -1.0 / 3;
            case BOOLEAN -> true;
            case STRING -> field.getName();
            case BYTE_STRING -> ByteString.copyFrom(new byte[] {1, 2, 3, 4});
            case ENUM ->
                field.getEnumType()
                        .getValues()
                        .get(field.getEnumType().getValues().size() - 1);
            case MESSAGE -> filled(message.newBuilderForField(field));
        };
    }

    private static Message filled(Message.Builder message) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            fill(message, field);
        }
        return message.build();
    }
}
