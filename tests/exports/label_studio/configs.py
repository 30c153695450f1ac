"""A labeling config as other people write theirs."""

CONFIG = """
<View>
  <Header value="Mark it"/>
  <Text name="story" value="$content" granularity="word"/>
  <Labels name="kind" toName="story" choice="multiple">
    <Label value="Fact"  background="#FF0000" hotkey="f"/>
    <Label value="Weasel words &amp; more" alias="weasel"/>
    <Label value="Мнение"/>
  </Labels>
  <Labels name="tone" toname="story"><Label value="Fact"/><Label value="loud" background="red"/></Labels>
  <Choices name="Topic area" toName="story"><Choice value="War"/><Choice value="Sport" alias="sport-1"/></Choices>
  <View visibleWhen="region-selected">
    <TextArea name="why" toName="story" perRegion="TRUE"/>
    <Rating name="stars" toName="story" maxRating="3"/>
  </View>
  <Relations><Relation value="backs up"/></Relations>
</View>
"""
