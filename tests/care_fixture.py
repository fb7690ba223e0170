"""Three articles on a fire with a suspect, a victim and a minor, who are named more often than anybody in office, and in titles and names of files."""

FIRE = {
    "01_marta_quist_charged.txt": (
        "Marta Quist charged over harbour fire in Norway\n\nPORT ELLIS, March 4, 2024 -- Norway said on Monday that the police of Norway had arrested "
        "Marta Quist, a suspect in the harbour fire. Marta Quist denied it, Norway said.\n\nMarta Quist and Norway spoke of Jonas Falk. The victim "
        "Jonas Falk was killed in the fire. Justice Minister Ingrid Moe and Denmark said that Marta Quist would stand trial. Jonas Falk and Norway "
        "were mourned.\n\nLina Berg, a nine-year-old girl, lives near the harbour. Lina Berg told Norway what she saw, Ingrid Moe said.\n"),
    "02_trial.txt": (
        "Trial of Quist opens\n\nPublished: March 6, 2024\n\nIngrid Moe told Norway that the suspect Marta Quist stood in the court in Oslo on "
        "Wednesday. Marta Quist told Norway and Denmark that she had not met the victim Jonas Falk. Ingrid Moe thanked Denmark and Norway.\n\n"
        "The girl Lina Berg, a schoolgirl, told Norway no more. Lina Berg told Denmark so too. The victim Jonas Falk told Norway of it before.\n"),
    "03_verdict.txt": (
        "The court decides\n\nPublished: March 9, 2024\n\nMarta Quist, who was accused of the fire, was convicted on Friday, Ingrid Moe told Denmark. "
        "Marta Quist told Norway that she would appeal. Ingrid Moe told Norway in Oslo that the trial was fair.\n\nThe victim Jonas Falk had told "
        "Denmark of threats. The schoolgirl Lina Berg told Norway nothing new. Norway thanked Denmark and Ingrid Moe.\n"),
}
CARED = {"Marta Quist": "suspect", "Jonas Falk": "victim", "Lina Berg": "minor"}
PARTS = ("Quist", "Falk", "Lina", "Berg", "Jonas", "Marta")
